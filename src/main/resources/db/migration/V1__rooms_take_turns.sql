-- The embedded default's store. Times are the application clock's, except for credentials.

create table members (
  id varchar(64) primary key,
  email varchar(254) not null unique,
  name varchar(120) not null,
  name_key varchar(240) not null unique,
  profile_url varchar(2048),
  locale varchar(100),
  zone varchar(100) not null,
  alarms_turn boolean not null,
  alarms_activity boolean not null,
  quiet_from time(9),
  quiet_to time(9),
  created_at timestamp(3) with time zone not null
);

create table devices (
  id varchar(64) primary key,
  token varchar(4096) not null,
  member_id varchar(64) not null,
  platform varchar(20) not null,
  transport varchar(20) not null,
  environment varchar(20) not null,
  locale varchar(100),
  created_at timestamp(3) with time zone not null,
  registered_at timestamp(3) with time zone not null
);
create index devices_of_member on devices (member_id, registered_at);

create table refresh_families (
  id varchar(64) primary key,
  member_id varchar(64) not null,
  current_hash varchar(64) not null,
  expires_at timestamp(3) with time zone not null
);
create index refresh_families_of_member on refresh_families (member_id);

create table rooms (
  id varchar(64) primary key,
  version bigint not null,
  name varchar(120) not null,
  theme varchar(120) not null,
  hint varchar(400) not null,
  code_hash varchar(200) not null,
  period varchar(40) not null,
  master_id varchar(64) not null,
  turn_number int not null,
  turn_revision int not null,
  writer_id varchar(64) not null,
  starts_at timestamp(3) with time zone not null,
  due_at timestamp(3) with time zone not null,
  started_by varchar(64),
  turn_changed_at timestamp(3) with time zone not null,
  created_at timestamp(3) with time zone not null,
  updated_at timestamp(3) with time zone not null
);
create index rooms_of_writer on rooms (writer_id, due_at, id);

create table room_members (
  room_id varchar(64) not null references rooms (id) on delete cascade,
  member_id varchar(64) not null,
  place_in_order int not null,
  joined_at timestamp(3) with time zone not null,
  joined_as int not null,
  primary key (room_id, member_id)
);
create index room_members_of_member on room_members (member_id, room_id);

create table wrong_codes (
  room_id varchar(64) not null,
  member_id varchar(64) not null,
  tried_at varchar(200) not null,
  locked_until timestamp(3) with time zone,
  touched_at timestamp(3) with time zone not null,
  primary key (room_id, member_id)
);

create table nudges (
  room_id varchar(64) not null,
  turn int not null,
  member_id varchar(64) not null,
  nudged_at timestamp(3) with time zone not null,
  primary key (room_id, turn, member_id)
);

create table diaries (
  room_id varchar(64) not null,
  turn int not null,
  author_id varchar(64) not null,
  title varchar(240) not null,
  text varchar(40000) not null,
  place varchar(240),
  created_at timestamp(3) with time zone not null,
  primary key (room_id, turn)
);

create table alarms (
  member_id varchar(64) not null,
  id varchar(64) not null,
  code varchar(10) not null,
  room_id varchar(64) not null,
  room_name varchar(120) not null,
  turn int not null,
  diary_id varchar(20),
  author_id varchar(64),
  author_name varchar(120),
  before_end varchar(40),
  alarm_at timestamp(3) with time zone not null,
  until_at timestamp(3) with time zone not null,
  is_read boolean not null,
  devices varchar(20000) not null,
  primary key (member_id, id)
);
create index alarms_newest on alarms (member_id, alarm_at desc, id desc);
create index alarms_unread on alarms (member_id, is_read);

create table answers (
  scope varchar(300) not null,
  idempotency_key varchar(255) not null,
  fingerprint varchar(64) not null,
  status int not null,
  location varchar(300),
  body clob,
  created_at timestamp(3) with time zone not null,
  primary key (scope, idempotency_key)
);

create table dead_letters (
  id varchar(64) primary key,
  reason varchar(20) not null,
  code varchar(10),
  member_id varchar(64),
  body clob not null,
  detail varchar(1000) not null,
  dead_since timestamp(3) with time zone not null
);

-- db-scheduler's table, as its documentation gives it for H2, with room for longer names.
create table scheduled_tasks (
  task_name varchar(100) not null,
  task_instance varchar(500) not null,
  task_data blob,
  execution_time timestamp(3) with time zone not null,
  picked boolean not null,
  picked_by varchar(50),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

-- Every name ever enqueued, finished ones included: a used name is refused.
create table task_names (
  name varchar(500) primary key,
  used_at timestamp(3) with time zone not null
);

-- How far the application's clock is ahead of the system's.
create table clock (
  id int primary key,
  offset_millis bigint not null
);
insert into clock (id, offset_millis) values (1, 0);

-- What the phones of the phones page got; a phone shows one alarm once.
create table phone_pushes (
  seq bigint generated always as identity primary key,
  device_id varchar(64) not null,
  alarm_id varchar(64) not null,
  member_id varchar(64) not null,
  device_token varchar(4096) not null,
  transport varchar(20) not null,
  code varchar(10) not null,
  title varchar(400) not null,
  body varchar(1000) not null,
  pushed_at timestamp(3) with time zone not null,
  unique (device_id, alarm_id)
);
create index phone_pushes_of_member on phone_pushes (member_id, seq);
