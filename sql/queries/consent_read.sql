-- The wording that is asked for today, in each language.
SELECT version, jsonb_agg(jsonb_build_object('language', language, 'text', text) ORDER BY language) AS wordings
  FROM consent_wording
 WHERE version = (SELECT w.version FROM consent_wording w WHERE w.valid_from <= now() ORDER BY w.valid_from DESC, w.version DESC LIMIT 1)
 GROUP BY version
