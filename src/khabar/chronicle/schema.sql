-- Version 1 of the store. Extractions as they are, and the chronicle derived from them.
CREATE TABLE article (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, published TEXT, publisher TEXT, headline TEXT, record BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE person_source (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  local TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX person_source_person ON person_source (person);
-- What persons are compared by; short marks names of one word.
CREATE TABLE person_key (
  key TEXT NOT NULL, article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, local TEXT NOT NULL,
  short INTEGER NOT NULL, PRIMARY KEY (key, article, local)
) WITHOUT ROWID;
CREATE INDEX person_key_node ON person_key (article, local);
CREATE TABLE person_name (key TEXT NOT NULL, person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (key, person)) WITHOUT ROWID;
CREATE INDEX person_name_person ON person_name (person);

CREATE TABLE actor (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT, data TEXT NOT NULL)
  WITHOUT ROWID;
CREATE TABLE actor_source (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  local TEXT NOT NULL,
  key TEXT NOT NULL,
  actor TEXT REFERENCES actor (id) ON DELETE SET NULL,
  PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX actor_source_key ON actor_source (key);
CREATE INDEX actor_source_actor ON actor_source (actor);

CREATE TABLE meeting (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, status TEXT NOT NULL, begin TEXT, until TEXT, country TEXT,
  asserted INTEGER NOT NULL, disputed INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX meeting_begin ON meeting (begin);
CREATE TABLE meeting_source (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  local TEXT NOT NULL,
  meeting TEXT REFERENCES meeting (id) ON DELETE SET NULL,
  PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX meeting_source_meeting ON meeting_source (meeting);
CREATE TABLE meeting_side (
  meeting TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, actor TEXT, role TEXT NOT NULL, country TEXT
);
CREATE INDEX meeting_side_meeting ON meeting_side (meeting);
CREATE INDEX meeting_side_actor ON meeting_side (actor);
-- Who takes part, by the article's own ids: which meetings may be one event.
CREATE TABLE meeting_person (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, local TEXT NOT NULL, family TEXT NOT NULL,
  person TEXT NOT NULL, PRIMARY KEY (article, local, person)
) WITHOUT ROWID;
CREATE INDEX meeting_person_person ON meeting_person (article, person);
CREATE TABLE possible_same (
  a TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE, b TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;

CREATE TABLE quotation (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, local TEXT NOT NULL, type TEXT NOT NULL,
  stance TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE TABLE quotation_speaker (
  article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE, local TEXT NOT NULL, speaker TEXT NOT NULL,
  PRIMARY KEY (article, local, speaker)
) WITHOUT ROWID;
CREATE INDEX quotation_speaker_speaker ON quotation_speaker (article, speaker);

-- Ids that have become another.
CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (folded, article UNINDEXED, local UNINDEXED, tokenize = 'unicode61');
