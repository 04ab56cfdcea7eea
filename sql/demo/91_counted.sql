-- All of it was written before it was counted, so nothing has to be counted again.
DELETE FROM statistics_touch;
