-- Who may do what from where: the one table. Acts consult it, the API reports it, the documents' diagram is printed from it.
-- `position` is the order in which a screen offers the actions. An end has no row: nothing leads out of it.
DELETE FROM move;
INSERT INTO move (position, from_state, action, side, to_state, meaning)
SELECT row_number() OVER (ORDER BY m.n, array_position(ARRAY['sent', 'seen', 'talking', 'waitlisted', 'offered', 'accepted'], f.from_state), s.side),
       f.from_state, m.action, s.side, coalesce(m.to_state, f.from_state), m.meaning
  FROM (VALUES
        (1,  'see',           '{sent}'::text[],                    '{house}'::text[],            'seen',
         'Somebody at the house opened it.'),
        (2,  'talk',          '{sent,seen}',                       '{house}',                    'talking',
         'The house is talking with the person.'),
        (3,  'offer',         '{sent,seen,talking,waitlisted}',    '{house}',                    'offered',
         'The house says yes and holds a room until a time that both sides see.'),
        (4,  'accept',        '{offered}',                         '{house,sender,guest}',       'accepted',
         'The person says yes; the other houses that were asked are told.'),
        (5,  'arrive',        '{accepted}',                        '{house}',                    'arrived',
         'The person arrived; their stay begins.'),
        (6,  'extend',        '{offered,accepted}',                '{house}',                    NULL,
         'The hold is made longer, once, up to 24 hours in all.'),
        (7,  'waitlist',      '{sent,seen,talking}',               '{house}',                    'waitlisted',
         'No room yet; the house keeps the introduction and will call.'),
        (8,  'unreachable',   '{sent,seen,talking,waitlisted}',    '{house}',                    'unreachable',
         'The house tried and could not reach the person.'),
        (9,  'decline',       '{sent,seen,talking,waitlisted,offered,accepted}', '{house}',      'declined',
         'The house says no, with a reason and where to instead.'),
        (10, 'guest_decline', '{sent,seen,talking,waitlisted,offered,accepted}', '{house,sender,guest}', 'guest_declined',
         'The person says no; no reason is needed.'),
        (11, 'withdraw',      '{sent,seen,talking,waitlisted,offered,accepted}', '{sender,guest}', 'withdrawn',
         'Whoever sent it takes it back.'),
        (12, 'elsewhere',     '{sent,seen,talking,waitlisted,offered,accepted}', '{system}',     'elsewhere',
         'Another house was accepted.'),
        (13, 'expire',        '{sent,seen}',                       '{clock}',                    'expired',
         'Nobody at the house answered in time.'),
        (14, 'lapse',         '{offered,accepted}',                '{clock}',                    'not_arrived',
         'The hold ended before the person arrived.')
       ) AS m (n, action, from_states, sides, to_state, meaning)
 CROSS JOIN LATERAL unnest(m.from_states) AS f (from_state)
 CROSS JOIN LATERAL unnest(m.sides) AS s (side);
