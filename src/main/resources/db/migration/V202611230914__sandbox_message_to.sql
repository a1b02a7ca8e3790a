-- A message goes to up to 1000 members, and whoever is cut off never gets it.
alter table sandbox_message alter column to_user set data type text;
alter table sandbox_message alter column to_parties set data type text;
alter table sandbox_message alter column to_tags set data type text;
