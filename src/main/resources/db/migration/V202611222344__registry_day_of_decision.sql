-- WeCom's team decides on a day; nobody is told the hour.
alter table suite drop column decided_at;
alter table suite add column decided_on date;
