/* The sentences. Short, at grade 8 or below, calm; what may never be said of a person is checked by
 * ops/check/words here too. Spanish says tú, as warmlines do. */
#include "words.h"

#define SAY(word, english, spanish) [word] = { [ENGLISH] = (english), [SPANISH] = (spanish) }

static const char *const words[WORD_COUNT][LANGUAGES] = {
	SAY(WORD_TITLE, "Someone to talk with: {0}", "Alguien con quien hablar: {0}"),
	SAY(WORD_DESCRIPTION,
	    "Warmlines, drop-in places and peer respite houses: who is open now, and next, and how to ask.",
	    "Líneas de apoyo, lugares de encuentro y casas de respiro entre pares: quién atiende ahora, "
	    "quién después y cómo pedir."),
	SAY(WORD_OTHER_LANGUAGE, "Español", "English"),
	SAY(WORD_SKIP, "Skip to the list", "Ir a la lista"),
	SAY(WORD_SIGN_IN, "Houses and teams: sign in", "Casas y equipos: entrar"),
	SAY(WORD_MINE, "I have a slip with two codes", "Tengo una hoja con dos códigos"),
	SAY(WORD_FOR_DIRECTORIES, "For other directories", "Para otros directorios"),
	SAY(WORD_MADE_AT, "As of {0}", "Datos del {0}"),
	SAY(WORD_TIMES_IN, "Times are in {0}", "Las horas están en {0}"),
	SAY(WORD_MAY_BE_OLD, "We can’t look for news just now: call before you go.",
	    "Ahora mismo no podemos ver si hay cambios: llama antes de ir."),

	SAY(WORD_LOST_TITLE, "Nothing is here", "Aquí no hay nada"),
	SAY(WORD_LOST, "There is no page at this address. Perhaps it has moved, or a letter is missing.",
	    "No hay ninguna página en esta dirección. Tal vez se movió, o falta una letra."),
	SAY(WORD_TROUBLE_TITLE, "That didn’t work just now", "Ahora mismo no funcionó"),
	SAY(WORD_TROUBLE, "It isn’t your doing. Please try again in a moment.",
	    "No es por ti. Inténtalo de nuevo en un momento."),
	SAY(WORD_TO_FRONT, "Who you can talk with", "Con quién puedes hablar"),

	SAY(WORD_CRISIS_TITLE, "Right now", "Ahora mismo"),
	SAY(WORD_CRISIS_DANGER, "If someone’s life is in danger, call {0}.",
	    "Si la vida de alguien está en peligro, llama al {0}."),
	SAY(WORD_CRISIS_TALK_988,
	    "To talk with someone at any hour, call or text {0}. It is free, and you needn’t give your name.",
	    "Para hablar con alguien a cualquier hora, llama al {0} y marca 2, o envía AYUDA al 988. Es "
	    "gratis y no tienes que dar tu nombre."),
	SAY(WORD_CRISIS_TALK, "To talk with someone at any hour, call {0}.",
	    "Para hablar con alguien a cualquier hora, llama al {0}."),
	SAY(WORD_CALL, "Call {0}", "Llamar al {0}"),
	SAY(WORD_TEXT_988, "Text 988", "Mensaje al 988"),

	SAY(WORD_HEADING, "Who you can talk with, now and next", "Con quién puedes hablar, ahora y después"),
	SAY(WORD_LEAD,
	    "People here have been through hard times themselves. You can call, come by, or stay some "
	    "nights. It is always your choice.",
	    "Aquí hay personas que también han pasado por momentos difíciles. Puedes llamar, pasar o "
	    "quedarte unas noches. Siempre decides tú."),
	SAY(WORD_NEAR_LABEL, "Near which county?", "¿Cerca de qué condado?"),
	SAY(WORD_NEAR_ANY, "Anywhere", "En cualquier lugar"),
	SAY(WORD_NEAR_SHOW, "Show", "Mostrar"),
	SAY(WORD_NEAR_TITLE, "Near {0}", "{0} y alrededores"),
	SAY(WORD_WARMLINES, "Call someone", "Llamar a alguien"),
	SAY(WORD_WARMLINES_LEAD, "Warmlines: a person who listens. For anything, big or small.",
	    "Líneas de apoyo: una persona que escucha, sea grande o pequeño lo que te pasa."),
	SAY(WORD_DROP_INS, "Come by", "Pasar un rato"),
	SAY(WORD_DROP_INS_LEAD, "Places to be with others for a while.",
	    "Lugares para estar un rato con otras personas."),
	SAY(WORD_HOUSES, "Stay some nights", "Quedarte unas noches"),
	SAY(WORD_HOUSES_LEAD, "Peer respite houses. Call a house and ask.",
	    "Casas de respiro entre pares. Llama a una casa y pregunta."),
	SAY(WORD_NONE_LISTED, "None is listed here yet.", "Todavía no hay ninguno en esta lista."),
	SAY(WORD_MORE_ONE, "One more is farther away.", "Hay uno más, más lejos."),
	SAY(WORD_MORE_MANY, "{0} more are farther away.", "Hay {0} más, más lejos."),
	SAY(WORD_MORE_CHOOSE, "{0} more: choose your county to see who is near.",
	    "{0} más: elige tu condado para ver quién está cerca."),
	SAY(WORD_SEE_MAP, "Map and whole list", "Mapa y lista completa"),
	SAY(WORD_ABOUT, "What is a peer respite?", "¿Qué es una casa de respiro entre pares?"),
	SAY(WORD_ABOUT_TEXT,
	    "A small house where you can stay some nights when life gets too hard. The people who run it "
	    "have been there too. "
	    "It isn’t a hospital: you come because you want to, go out when you like, and leave when you "
	    "like.",
	    "Una casa pequeña donde puedes quedarte unas noches cuando la vida se pone muy difícil. Quienes "
	    "la llevan también han pasado por eso. "
	    "No es un hospital: vienes porque quieres, sales cuando quieres y te vas cuando quieres."),
	SAY(WORD_ASK, "How to ask for a stay", "Cómo pedir una estancia"),
	SAY(WORD_ASK_1, "Call a house. Say that you would like to stay, and ask what you want to know.",
	    "Llama a una casa. Di que te gustaría quedarte y pregunta lo que quieras saber."),
	SAY(WORD_ASK_2,
	    "Or ask a crisis team, a hospital’s social worker or a crisis line to introduce you. You may say "
	    "no at any time, and needn’t say why.",
	    "O pide a un equipo de crisis, a trabajo social de un hospital o a una línea de crisis que te "
	    "presente. Puedes decir que no en cualquier momento, sin dar razones."),
	SAY(WORD_ASK_3,
	    "No room tonight? Ask when one may open. Meanwhile, call a warmline or come by one of the places "
	    "above.",
	    "¿No hay habitación esta noche? Pregunta cuándo puede haberla. Mientras tanto, llama a una línea "
	    "de apoyo o pasa por uno de los lugares de arriba."),

	SAY(WORD_MAP_TITLE, "Map: {0}", "Mapa: {0}"),
	SAY(WORD_MAP_HEADING, "Places near you", "Lugares cerca de ti"),
	SAY(WORD_MAP_LEAD,
	    "Drop-in places and peer respite houses. Choose a county to see each of them, and how to reach "
	    "it.",
	    "Lugares de encuentro y casas de respiro entre pares. Elige un condado para ver cada lugar y "
	    "cómo comunicarte."),
	SAY(WORD_MAP, "Map", "Mapa"),
	SAY(WORD_MAP_KEY,
	    "The number says how many are open now. A dashed ring stands for its county: the address is told "
	    "when you call.",
	    "El número dice cuántos atienden ahora. Un círculo de rayas representa su condado: la dirección "
	    "se da por teléfono."),
	SAY(WORD_MAP_KEY_NEAR,
	    "A full mark is open now. A dashed ring stands for its county: the address is told when you "
	    "call.",
	    "Una marca llena atiende ahora. Un círculo de rayas representa su condado: la dirección se da "
	    "por teléfono."),
	SAY(WORD_MAP_ALL, "All counties", "Todos los condados"),
	SAY(WORD_OPEN_OF, "{0} of {1} open now", "{0} de {1} atienden ahora"),
	SAY(WORD_COUNTY_OPEN, "{0}: {1}", "{0}: {1}"),
	SAY(WORD_NOT_NOW, "Not just now", "Ahora no"),

	SAY(WORD_OPEN_NOW, "Open now", "Abierto ahora"),
	SAY(WORD_UNTIL, "until {0}", "hasta {0}"),
	SAY(WORD_ALWAYS, "day and night", "día y noche"),
	SAY(WORD_OPENS, "Opens {0}", "Abre {0}"),
	SAY(WORD_CLOSED_NOW, "Closed now", "Cerrado ahora"),
	SAY(WORD_HOURS_NOT_STATED, "Call to ask for the hours", "Llama para preguntar el horario"),
	SAY(WORD_FULL_NOW, "full just now", "lleno en este momento"),
	SAY(WORD_QUIET, "quiet", "tranquilo"),
	SAY(WORD_BUSY, "busy", "con gente"),
	SAY(WORD_TALK_NOW, "Someone can talk now", "Alguien puede hablar ahora"),
	SAY(WORD_TALK_FROM, "You can call {0}", "Puedes llamar {0}"),
	SAY(WORD_TALK_ASK, "Call to ask", "Llama para preguntar"),
	SAY(WORD_PAUSED, "No new guests just now", "Por ahora no recibe más huéspedes"),
	SAY(WORD_CALL_FIRST, "call first", "llama antes"),
	SAY(WORD_ROOM_ONE, "One room open", "Una habitación libre"),
	SAY(WORD_ROOM_MANY, "{0} rooms open", "{0} habitaciones libres"),
	SAY(WORD_ROOM_NONE, "No room open just now", "Ahora no hay habitación libre"),
	SAY(WORD_MILES_ONE, "about 1 mile", "a 1 milla, más o menos"),
	SAY(WORD_MILES_MANY, "about {0} miles", "a unas {0} millas"),
	SAY(WORD_MILES_NEAR, "in this county", "en este condado"),
	SAY(WORD_COUNTY, "{0} County", "condado de {0}"),
	SAY(WORD_IN_STATE, "{0}, {1}", "{0}, {1}"),
	SAY(WORD_PARISH, "{0} Parish", "parroquia de {0}"),
	SAY(WORD_ADDRESS_PRIVATE, "address told when you call", "la dirección se da por teléfono"),
	SAY(WORD_JOIN, "Join online", "Entrar por internet"),
	SAY(WORD_FROM_AGE, "from age {0}", "desde los {0} años"),
	SAY(WORD_NIGHTS_ONE, "1 night", "1 noche"),
	SAY(WORD_NIGHTS_MANY, "up to {0} nights", "hasta {0} noches"),
	SAY(WORD_FOR, "for {0}", "para {0}"),
	SAY(WORD_ASKS_FIRST, "They ask first: {0}", "Primero preguntan: {0}"),
	SAY(WORD_CONFIRMED, "Confirmed {0}", "Confirmado {0}"),
	SAY(WORD_HOURS_CONFIRMED, "Hours confirmed {0}", "Horario confirmado {0}"),
	SAY(WORD_NEVER_CONFIRMED, "Not confirmed yet", "Sin confirmar todavía"),

	SAY(WORD_AGO_AT, "{0} ({1})", "{0} (a {1})"),
	SAY(WORD_AGO_ON, "{0} ({1})", "{0} (el {1})"),
	SAY(WORD_AGO_NOW, "just now", "hace un momento"),
	SAY(WORD_AGO_MINUTE, "1 minute ago", "hace 1 minuto"),
	SAY(WORD_AGO_MINUTES, "{0} minutes ago", "hace {0} minutos"),
	SAY(WORD_AGO_HOUR, "1 hour ago", "hace 1 hora"),
	SAY(WORD_AGO_HOURS, "{0} hours ago", "hace {0} horas"),
	SAY(WORD_AGO_DAY, "1 day ago", "hace 1 día"),
	SAY(WORD_AGO_DAYS, "{0} days ago", "hace {0} días"),
	SAY(WORD_TODAY_AT, "today at {0}", "hoy a {0}"),
	SAY(WORD_TOMORROW_AT, "tomorrow at {0}", "mañana a {0}"),
	SAY(WORD_DAY_AT, "{1} at {0}", "el {1} a {0}"),
	SAY(WORD_DATE, "{0}, {1}", "{0} {1}"),
	SAY(WORD_NOW_AT, "{1}, {0}", "{1}, a {0}"),
	SAY(WORD_ZONE_OF, "{0} time", "hora de {0}"),
	SAY(WORD_LONG_DATE, "{0} {1}", "{1} de {0}"),
	SAY(WORD_MORNING, "{0} AM", "{0} a. m."),
	SAY(WORD_EVENING, "{0} PM", "{0} p. m."),
	SAY(WORD_NOON, "noon", "las 12 del mediodía"),
	SAY(WORD_MIDNIGHT, "midnight", "las 12 de la noche"),
};

const char *
word_text(enum language language, enum word word)
{
	return words[word][language];
}
