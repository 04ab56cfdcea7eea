-- What the statistics count by, and the sums that they read instead of the rows themselves.

-- A part of the network as the network itself draws it; NULL: the county's state.
ALTER TABLE county ADD COLUMN region name_text;
