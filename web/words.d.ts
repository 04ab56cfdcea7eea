// The compiled message catalogues, made by build.mjs from words/*.json.
declare module 'words:*' {
	const messages: Record<string, string | ((params: Record<string, unknown>) => string)>;
	export default messages;
}
