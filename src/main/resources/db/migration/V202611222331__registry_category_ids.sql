-- The first block of the sequence would be 1 to 50, and 1 to 5 are taken.
alter sequence app_category_seq restart with 100;
