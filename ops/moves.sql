-- Prints docs/moves.md from the rows of `move` (ops/check/moves). What holds for every state that is not an end is drawn once.
SET search_path = porchlight;

\echo '# Moves of an introduction'
\echo
\echo 'Printed from the rows of the database''s table `move` (`sql/functions/_80_moves.sql`), which every act consults and which the API reports as what is'
\echo '`possible`; `make docs` writes this page and `make test` compares it. An introduction asks one to three houses; what moves is each house''s own part of'
\echo 'it, the recipient.'
\echo
\echo '## States'
\echo
\echo '| state | | what it means | comes by | leaves by |'
\echo '|---|---|---|---|---|'
WITH state AS (
    SELECT name, min(leaves) AS leaves, min(comes) AS comes
      FROM (SELECT from_state::text AS name, position AS leaves, NULL::integer AS comes FROM move
             UNION ALL SELECT to_state, NULL, position FROM move WHERE to_state <> from_state) s
     GROUP BY name)
SELECT format('| `%s` | %s | %s | %s | %s |', s.name, CASE WHEN s.leaves IS NULL THEN 'end' ELSE 'open' END,
              coalesce((SELECT string_agg(DISTINCT m.meaning, ' ') FROM move m WHERE m.to_state = s.name AND m.from_state <> s.name),
                       'The house was asked.'),
              coalesce((SELECT string_agg('`' || action || '`', ', ' ORDER BY first)
                          FROM (SELECT action, min(position) AS first FROM move m
                                 WHERE m.to_state = s.name AND m.from_state <> s.name GROUP BY action) a), 'asking'),
              coalesce((SELECT string_agg('`' || action || '`', ', ' ORDER BY first)
                          FROM (SELECT action, min(position) AS first FROM move m
                                 WHERE m.from_state = s.name AND m.to_state <> s.name GROUP BY action) a), '–'))
  FROM state s ORDER BY s.leaves IS NULL, s.leaves, s.comes;
\echo
\echo '## Moves'
\echo
\echo '| action | who | from | to | what it means |'
\echo '|---|---|---|---|---|'
SELECT format('| `%s` | %s | %s | %s | %s |', action, string_agg(DISTINCT side::text, ', '),
              (SELECT string_agg('`' || f.from_state || '`', ', ' ORDER BY f.first)
                 FROM (SELECT from_state, min(position) AS first FROM move x WHERE x.action = m.action GROUP BY from_state) f),
              CASE WHEN bool_and(to_state = from_state) THEN 'the same' ELSE '`' || min(to_state::text) || '`' END, min(meaning))
  FROM move m GROUP BY action ORDER BY min(position);
\echo
\echo '`house`, `sender` and `guest` are people: who works at the house, who is of the team that asks, and the person themself. `clock` is time that passed,'
\echo '`system` what follows from another move.'
\echo
\echo '## Picture'
\echo
\echo '```mermaid'
\echo 'stateDiagram-v2'
\echo '    state "open: any of these" as open {'
\echo '        [*] --> sent'
WITH everywhere AS (
    SELECT action FROM move GROUP BY action HAVING count(DISTINCT from_state) = (SELECT count(DISTINCT from_state) FROM move))
SELECT format('        %s --> %s: %s', from_state, to_state, string_agg(DISTINCT action, ', '))
  FROM move m
 WHERE action NOT IN (SELECT action FROM everywhere) AND to_state IN (SELECT from_state FROM move)
 GROUP BY from_state, to_state ORDER BY min(position);
\echo '    }'
WITH everywhere AS (
    SELECT action FROM move GROUP BY action HAVING count(DISTINCT from_state) = (SELECT count(DISTINCT from_state) FROM move))
SELECT format('    %s --> %s: %s', from_state, to_state, string_agg(DISTINCT action, ', '))
  FROM (SELECT DISTINCT ON (m.action, origin.name) origin.name AS from_state, m.action, m.to_state, m.position
          FROM move m CROSS JOIN LATERAL (SELECT CASE WHEN m.action IN (SELECT action FROM everywhere) THEN 'open' ELSE m.from_state::text END AS name) origin
         WHERE m.to_state NOT IN (SELECT from_state FROM move)
         ORDER BY m.action, origin.name, m.position) drawn
 GROUP BY from_state, to_state ORDER BY min(position);
SELECT format('    %s --> [*]', to_state) FROM move WHERE to_state NOT IN (SELECT from_state FROM move) GROUP BY to_state ORDER BY min(position);
\echo '```'
