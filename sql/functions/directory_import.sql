-- Stores a directory that was read and judged member by member (room `directory`), all of it or nothing. Every line is tried, so that all that
-- is wrong is told at once; then everything is undone if anything was, or if it was only to be tried.
-- book: {"organizations": [{"at", "key", "facts"}, ...], "sites", "services": [.. "rules", "exceptions", "clock"], "people", "bad": [names]}.

CREATE FUNCTION directory_import_run(book jsonb, keep boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    nouns  text[] := '{organizations,sites,services,people}';
    counts jsonb := jsonb_build_object('rooms_made', 0);
    wrong  jsonb[] := '{}';
    known  jsonb := '{}';
    noun   text;
    step   record;
BEGIN
    -- Two imports at once take turns; the sites are locked in the order in which every act locks them.
    PERFORM pg_advisory_xact_lock(hashtextextended('porchlight directory', 0));
    PERFORM FROM site s
      WHERE s.id IN (SELECT (r -> 'key' ->> 'id')::uuid FROM jsonb_array_elements(book -> 'sites') AS r)
         OR lower(s.name) IN (SELECT lower(r -> 'facts' ->> 'name') FROM jsonb_array_elements(book -> 'sites') AS r)
      ORDER BY s.id FOR NO KEY UPDATE;
    BEGIN
        FOREACH noun IN ARRAY nouns LOOP
            step := directory_import_noun(noun, book, known);
            known := known || step.known;
            wrong := wrong || step.wrong;
            counts := counts || jsonb_build_object(noun, step.counts);
            IF noun = 'sites' THEN
                counts := counts || jsonb_build_object('rooms_made', step.rooms, 'organizations',
                    (counts -> 'organizations') || jsonb_build_object('made', (counts -> 'organizations' ->> 'made')::bigint + step.founded));
            END IF;
        END LOOP;
        IF NOT keep OR cardinality(wrong) > 0 THEN
            RAISE EXCEPTION USING ERRCODE = 'PL000';
        END IF;
    EXCEPTION WHEN SQLSTATE 'PL000' THEN NULL;
    END;
    RETURN counts || jsonb_build_object('problems', to_jsonb(wrong));
END
$$;

-- All rows of one noun. known: keys of the file's that are others here. founded: organizations that only a site's line named.
CREATE FUNCTION directory_import_noun(noun text, book jsonb, before jsonb, OUT counts jsonb, OUT rooms bigint, OUT founded bigint, OUT known jsonb,
                                      OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    bad   jsonb := book -> 'bad';
    hits  uuid[] := '{}';
    ats   bigint[] := '{}';
    tally bigint[] := '{0,0,0}';
    line   jsonb;
    owner record;
    step  record;
BEGIN
    rooms := 0;
    founded := 0;
    known := '{}';
    wrong := '{}';
    FOR line IN SELECT r FROM jsonb_array_elements(book -> noun) WITH ORDINALITY AS given (r, place) ORDER BY place LOOP
        owner := directory_owner(noun, line -> 'key', before, bad, noun = 'sites');
        founded := founded + owner.founded;
        IF cardinality(owner.wrong) > 0 THEN
            wrong := wrong || CASE WHEN owner.lost THEN '{}' ELSE directory_placed(owner.wrong, line) END;
            CONTINUE;
        END IF;
        BEGIN
            CASE noun
            WHEN 'organizations' THEN step := directory_organization(line -> 'key', line -> 'facts', hits);
            WHEN 'sites' THEN step := directory_site(line -> 'key', line -> 'facts', owner.org, hits);
                rooms := rooms + coalesce(step.beds, 0);
            WHEN 'services' THEN step := directory_service(line -> 'key', line -> 'facts', owner.place, line, hits);
            ELSE step := directory_person(line -> 'key', line -> 'facts', owner.org, owner.place, owner.offered, hits);
            END CASE;
        EXCEPTION WHEN integrity_constraint_violation OR data_exception THEN
            wrong := wrong || directory_placed(ARRAY[directory_wrong('', 'it can''t be stored: ' || SQLERRM)], line);
            CONTINUE;
        END;
        wrong := wrong || directory_placed(step.wrong, line);
        IF step.hit IS NULL THEN
            bad := bad || jsonb_build_array(line -> 'key' ->> 'id', line -> 'facts' ->> 'name');
            CONTINUE;
        END IF;
        IF (line -> 'key' ->> 'id')::uuid <> step.hit THEN
            known := known || jsonb_build_object(line -> 'key' ->> 'id', step.hit);
        END IF;
        hits := hits || step.hit;
        ats := ats || (line ->> 'at')::bigint;
        tally := CASE step.was WHEN 'made' THEN ARRAY[tally[1] + 1, tally[2], tally[3]]
                               WHEN 'changed' THEN ARRAY[tally[1], tally[2] + 1, tally[3]] ELSE ARRAY[tally[1], tally[2], tally[3] + 1] END;
    END LOOP;
    counts := jsonb_build_object('made', tally[1], 'changed', tally[2], 'same', tally[3]);
    -- What stands in the file twice would be right in the one way or in the other: the same in words, or the same row here.
    wrong := wrong || ARRAY(
        SELECT jsonb_build_object('at', again.at, 'first', min(again.first), 'member', 'name', 'detail', '')
          FROM (SELECT h.at, min(h.at) OVER (PARTITION BY h.id) AS first FROM unnest(hits, ats) AS h (id, at)
                UNION ALL
                SELECT k.at, min(k.at) OVER (PARTITION BY k.name)
                  FROM (SELECT (r ->> 'at')::bigint, lower(concat_ws('/', coalesce(r -> 'key' ->> 'id', 'name'), r -> 'key' ->> 'organization', r -> 'key' ->> 'site',
                                                                     r -> 'key' ->> 'service', CASE WHEN r -> 'key' ->> 'id' IS NULL THEN r -> 'facts' ->> 'name' END))
                          FROM jsonb_array_elements(book -> noun) AS r) AS k (at, name)) AS again
         WHERE again.at > again.first GROUP BY again.at ORDER BY again.at);
END
$$;

-- Problems with the place of their line.
CREATE FUNCTION directory_placed(wrong jsonb[], line jsonb) RETURNS jsonb[]
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    IF cardinality(wrong) = 0 THEN
        RETURN wrong;
    END IF;
    RETURN (SELECT coalesce(array_agg(w || jsonb_build_object('at', line -> 'at')), '{}') FROM unnest(wrong) AS w);
END
$$;

-- What a line belongs to. lost: to something that was wrong itself, which was told. An organization that only a site's line names is made.
CREATE FUNCTION directory_owner(noun text, key jsonb, known jsonb, bad jsonb, founding boolean, OUT org uuid, OUT place uuid, OUT offered uuid,
                                OUT founded bigint, OUT lost boolean, OUT wrong jsonb[])
LANGUAGE plpgsql
AS $$
DECLARE
    one record;
    ids uuid[];
BEGIN
    founded := 0;
    wrong := '{}';
    lost := false;
    IF noun = 'organizations' THEN
        RETURN;
    END IF;
    -- A key of a service or a site says what it belongs to.
    IF key ->> 'organization' IS NULL THEN
        SELECT s.organization_id INTO org FROM service v JOIN site s ON s.id = v.site_id WHERE v.id = (directory_find('service', key ->> 'service', NULL, known))[1];
        IF org IS NULL THEN
            SELECT s.organization_id INTO org FROM site s WHERE s.id = (directory_find('site', key ->> 'site', NULL, known))[1];
        END IF;
        IF org IS NULL THEN
            lost := coalesce(bad ? (key ->> 'site') OR bad ? (key ->> 'service'), false);
            wrong := ARRAY[directory_wrong('organization', 'nothing says which organization this belongs to')];
            RETURN;
        END IF;
    ELSE
        ids := directory_find('organization', key ->> 'organization', NULL, known);
        IF cardinality(ids) = 0 AND founding AND NOT key ? 'guess' THEN
            founded := 1;
            INSERT INTO organization (id, name, kind) VALUES (id_new(), key ->> 'organization', coalesce(key ->> 'organization_kind', 'peer_respite'))
            RETURNING id INTO org;
            RETURN;
        END IF;
        one := directory_only('organization', key ->> 'organization', ids);
        org := one.hit;
        wrong := one.wrong;
        lost := cardinality(ids) = 0 AND bad ? (key ->> 'organization');
    END IF;
    IF cardinality(wrong) > 0 OR noun = 'sites' THEN
        RETURN;
    END IF;
    IF key ->> 'site' IS NOT NULL THEN
        one := directory_only('site', key ->> 'site', directory_find('site', key ->> 'site', org, known));
        place := one.hit;
        wrong := one.wrong;
        lost := place IS NULL AND bad ? (key ->> 'site');
    END IF;
    IF key ->> 'service' IS NOT NULL AND cardinality(wrong) = 0 THEN
        one := directory_only('service', key ->> 'service', directory_find('service', key ->> 'service', place, known));
        offered := one.hit;
        wrong := one.wrong;
        lost := offered IS NULL AND bad ? (key ->> 'service');
        place := coalesce(place, (SELECT v.site_id FROM service v WHERE v.id = offered));
    END IF;
END
$$;

-- The act. keep = false: only to see. readable = false: reading the file found something wrong, so that it is not kept either. What is wrong
-- comes back with the outcome bad_value, and nothing was stored.
CREATE FUNCTION directory_import(book jsonb, keep boolean, readable boolean) RETURNS TABLE (outcome text, id uuid, report text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = porchlight, pg_temp
AS $$
DECLARE
    answer jsonb;
BEGIN
    id := id_new();
    IF NOT caller_is_admin() THEN
        outcome := 'not_allowed';
    ELSE
        answer := directory_import_run(book, keep AND readable);
        report := answer::text;
        outcome := CASE WHEN keep AND (NOT readable OR answer -> 'problems' <> '[]') THEN 'bad_value' ELSE 'ok' END;
        IF keep AND outcome = 'ok' THEN
            PERFORM audit_add('directory_import', 'import', id);
        END IF;
    END IF;
    IF keep THEN
        PERFORM request_remember(outcome, jsonb_build_object('id', id, 'report', report));
    END IF;
    RETURN NEXT;
END
$$;
