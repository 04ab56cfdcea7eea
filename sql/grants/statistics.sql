-- The server may ask for the report, which decides for itself who may see what; the measures behind it are the owner's.
GRANT EXECUTE ON FUNCTION statistics_report TO porchlight_server;
