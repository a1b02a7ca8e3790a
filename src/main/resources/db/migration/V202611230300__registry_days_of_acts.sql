-- On which day in China a step of an app's life was done at WeCom; null for what happened here alone.
alter table release_step add column done_on date;
alter table release_step alter column note set data type varchar(2000);
