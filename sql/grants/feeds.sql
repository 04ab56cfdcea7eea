-- The feeds are for anybody, so what they are made from is not the caller's to widen: the server may ask these functions, and never the view.
GRANT EXECUTE ON FUNCTION feed_services, feed_organizations, feed_postcode, feed_calendar TO porchlight_server;
