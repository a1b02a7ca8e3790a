-- What the sandbox's provider console knows. Providers and suites of the older controls stay as they are:
-- registered, and without a stage.
alter table sandbox_provider add column introduction varchar(2000);
alter table sandbox_provider add column website varchar(500);
alter table sandbox_provider add column contact_name varchar(400);
alter table sandbox_provider add column contact_mobile varchar(32);
alter table sandbox_provider add column logo_hash varchar(64);
alter table sandbox_provider add column ip_list text;
alter table sandbox_provider add column certified_until date;

-- stage: DRAFT … as rules.SuiteStatus, null where the older controls made the suite.
-- review: of the next version while it is online.
alter table sandbox_suite add column stage varchar(20);
alter table sandbox_suite add column review varchar(20);
alter table sandbox_suite add column reject_reason varchar(1000);
alter table sandbox_suite add column contact_level integer;
