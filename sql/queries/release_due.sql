SELECT month, year, number, threshold, grains FROM release_due()
