-- Where $1 is, as far as the network's own places tell; no row: nothing is known of it.
SELECT latitude, longitude FROM feed_postcode($1::text)
