SELECT (SELECT count(*) FROM porchlight.site_capacity WHERE beds_total > 0),
       (SELECT count(*) FROM porchlight.bed),
       (SELECT sum(open) FROM porchlight.site_capacity),
       (SELECT count(*) FROM porchlight.site_capacity WHERE beds_total = 0),
       (SELECT count(*) FROM porchlight.referral),
       (SELECT count(*) FROM porchlight.referral WHERE ended_at IS NULL)
