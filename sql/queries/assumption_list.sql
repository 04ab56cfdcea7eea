SELECT * FROM assumption_list()
