-- What is planned for the next key change, and the callback key that the last one replaced.
alter table provider add column next_provider_secret_sealed varchar(3000);
alter table provider add column next_token_sealed varchar(3000);
alter table provider add column next_encoding_aes_key_sealed varchar(200);
alter table provider add column previous_token_sealed varchar(3000);
alter table provider add column previous_encoding_aes_key_sealed varchar(200);
alter table provider add column previous_until timestamp with time zone;

alter table suite add column next_suite_secret_sealed varchar(3000);
alter table suite add column next_token_sealed varchar(3000);
alter table suite add column next_encoding_aes_key_sealed varchar(200);
alter table suite add column previous_token_sealed varchar(3000);
alter table suite add column previous_encoding_aes_key_sealed varchar(200);
alter table suite add column previous_until timestamp with time zone;
