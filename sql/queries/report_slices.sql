SELECT by, label, asked, arrived, turned_away FROM report_slices($1::date)
