-- Version 2 of the store: extractions as they are, and the chronicle derived from them.
-- Numbers (n) are for joins alone; ids are what users see. A day that is not known is '' or, where order matters, '9999'.
CREATE TABLE article (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, published TEXT, publisher TEXT, headline TEXT,
  record BLOB NOT NULL
);
CREATE INDEX article_published ON article (published);

CREATE TABLE person (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, country TEXT, articles INTEGER);
CREATE INDEX person_country ON person (country, articles);
CREATE INDEX person_articles ON person (articles);
-- A name as comparison sees it, with country and gender: what persons of articles share at once.
CREATE TABLE form (
  n INTEGER PRIMARY KEY, words TEXT NOT NULL, country TEXT NOT NULL, gender TEXT NOT NULL, nth INTEGER NOT NULL,
  person INTEGER REFERENCES person (n) ON DELETE SET NULL, articles INTEGER NOT NULL,
  first_article TEXT NOT NULL, first_local TEXT NOT NULL, UNIQUE (words, country, gender, nth)
);
CREATE INDEX form_person ON form (person);
-- Shorter names that stand in a name.
CREATE TABLE form_part (
  words TEXT NOT NULL, form INTEGER NOT NULL REFERENCES form (n) ON DELETE CASCADE, PRIMARY KEY (words, form)
) WITHOUT ROWID;
CREATE INDEX form_part_form ON form_part (form);
-- Words that a person may be called by alone.
CREATE TABLE form_end (
  word TEXT NOT NULL, country TEXT NOT NULL, form INTEGER NOT NULL REFERENCES form (n) ON DELETE CASCADE,
  PRIMARY KEY (word, country, form)
) WITHOUT ROWID;
CREATE INDEX form_end_form ON form_end (form);
-- Every name that somebody is called by, as comparison sees it.
CREATE TABLE form_name (
  words TEXT NOT NULL, form INTEGER NOT NULL REFERENCES form (n) ON DELETE CASCADE, PRIMARY KEY (words, form)
) WITHOUT ROWID;
CREATE INDEX form_name_form ON form_name (form);
-- What articles say of those who bear a form, and how many say it.
CREATE TABLE fact (
  form INTEGER NOT NULL REFERENCES form (n) ON DELETE CASCADE, kind TEXT NOT NULL, value TEXT NOT NULL,
  day TEXT NOT NULL, articles INTEGER NOT NULL, PRIMARY KEY (form, kind, value, day)
) WITHOUT ROWID;
CREATE TABLE person_node (
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE, local TEXT NOT NULL,
  form INTEGER NOT NULL REFERENCES form (n), PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX person_node_form ON person_node (form, article);

CREATE TABLE actor (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT NOT NULL, words TEXT NOT NULL, country TEXT NOT NULL, name TEXT,
  articles INTEGER, first_article TEXT NOT NULL, first_local TEXT NOT NULL, UNIQUE (kind, words, country)
);
CREATE INDEX actor_words ON actor (words);
CREATE TABLE actor_name (
  actor INTEGER NOT NULL REFERENCES actor (n) ON DELETE CASCADE, name TEXT NOT NULL, articles INTEGER NOT NULL,
  PRIMARY KEY (actor, name)
) WITHOUT ROWID;
CREATE INDEX actor_name_name ON actor_name (name);
CREATE TABLE actor_node (
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE, local TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (n), PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX actor_node_actor ON actor_node (actor, article);

CREATE TABLE meeting (
  n INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, status TEXT, place TEXT, place_words TEXT, country TEXT, begin TEXT,
  until TEXT, day TEXT, vague INTEGER, asserted INTEGER, linked INTEGER, disputed INTEGER, contradictions TEXT
);
CREATE INDEX meeting_day ON meeting (day, id);
CREATE INDEX meeting_vague ON meeting (day, id) WHERE vague;
CREATE INDEX meeting_disputed ON meeting (day, id) WHERE disputed;
CREATE INDEX meeting_place ON meeting (place_words, day, id) WHERE place_words IS NOT NULL;
-- What meetings of articles share when they are taken for one at once: family, sides, days, countries.
CREATE TABLE telling (
  n INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, family TEXT NOT NULL, begin TEXT NOT NULL, until TEXT NOT NULL,
  country TEXT NOT NULL, countries TEXT NOT NULL, nth INTEGER NOT NULL
);
-- long: 0 for a day, 1 for more, 2 for a further such meeting of an article, which is not joined with others.
CREATE TABLE telling_side (
  form INTEGER NOT NULL REFERENCES form (n), family TEXT NOT NULL, long INTEGER NOT NULL, begin TEXT NOT NULL,
  telling INTEGER NOT NULL REFERENCES telling (n) ON DELETE CASCADE, side TEXT NOT NULL,
  PRIMARY KEY (form, family, long, begin, telling, side)
) WITHOUT ROWID;
CREATE INDEX telling_side_telling ON telling_side (telling);
CREATE TABLE meeting_node (
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE, local TEXT NOT NULL, parent TEXT,
  telling INTEGER REFERENCES telling (n), meeting INTEGER REFERENCES meeting (n) ON DELETE SET NULL, data TEXT NOT NULL,
  PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX meeting_node_telling ON meeting_node (telling, article);
CREATE INDEX meeting_node_meeting ON meeting_node (meeting);
-- Forms of all who take part, in whatever role.
CREATE TABLE meeting_form (
  form INTEGER NOT NULL REFERENCES form (n), article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE,
  local TEXT NOT NULL, PRIMARY KEY (form, article, local)
) WITHOUT ROWID;
CREATE INDEX meeting_form_article ON meeting_form (article);
CREATE TABLE meeting_side (
  meeting INTEGER NOT NULL REFERENCES meeting (n) ON DELETE CASCADE, day TEXT NOT NULL,
  person INTEGER REFERENCES person (n), actor INTEGER REFERENCES actor (n), text TEXT NOT NULL, role TEXT NOT NULL,
  country TEXT, shared INTEGER NOT NULL
);
CREATE INDEX meeting_side_meeting ON meeting_side (meeting);
CREATE INDEX meeting_side_person ON meeting_side (person, day, meeting) WHERE person IS NOT NULL;
CREATE INDEX meeting_side_actor ON meeting_side (actor, day, meeting) WHERE actor IS NOT NULL;
-- Where a meeting took place, and whose sides took part.
CREATE TABLE meeting_country (
  country TEXT NOT NULL, day TEXT NOT NULL, meeting INTEGER NOT NULL REFERENCES meeting (n) ON DELETE CASCADE,
  PRIMARY KEY (country, day, meeting)
) WITHOUT ROWID;
CREATE INDEX meeting_country_meeting ON meeting_country (meeting);

-- Who said what, when his article came out; by form and actor, which stay when persons are joined.
CREATE TABLE quotation (
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE, local TEXT NOT NULL, day TEXT NOT NULL,
  stance TEXT NOT NULL, PRIMARY KEY (article, local)
) WITHOUT ROWID;
CREATE INDEX quotation_day ON quotation (day, article, local);
CREATE INDEX quotation_stance ON quotation (stance, day, article, local);
CREATE TABLE said (
  form INTEGER REFERENCES form (n), actor INTEGER REFERENCES actor (n), day TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES article (n) ON DELETE CASCADE, local TEXT NOT NULL, stance TEXT NOT NULL
);
CREATE INDEX said_form ON said (form, day, article, local, stance) WHERE form IS NOT NULL;
CREATE INDEX said_actor ON said (actor, day, article, local, stance) WHERE actor IS NOT NULL;
CREATE INDEX said_article ON said (article);

-- Ids that have become another.
CREATE TABLE redirect (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX redirect_new ON redirect (new);

CREATE VIRTUAL TABLE search USING fts5 (folded, content = '', tokenize = 'unicode61');
