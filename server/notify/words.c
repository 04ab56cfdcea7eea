/* What a message says, in each language of a channel. The words are a house's: nobody is a patient here, and
 * what happened is told without saying anything of the person. */
#include "domain/recipient.h"
#include "room.h"

enum { RECIPIENT_STATES = RECIPIENT_NOT_ARRIVED + 1 };

/* clang-format off */
static const struct event_words events[CHANNEL_LANGUAGES][EVENT_COUNT] = {
	[CHANNEL_ENGLISH] = {
		[EVENT_INTRODUCTION_SENT] = { "New introduction", "Someone was introduced to this house and waits for an answer." },
		[EVENT_INTRODUCTION_ANSWERED] = { "Introduction answered", "The house answered: it is talking with the person, or keeps the introduction on its list." },
		[EVENT_INTRODUCTION_OFFERED] = { "A room is offered", "The house offers a room and holds it until the time below. The person decides." },
		[EVENT_INTRODUCTION_ACCEPTED] = { "The person says yes", "The person said yes. The room is held until the time below." },
		[EVENT_INTRODUCTION_ARRIVED] = { "Arrived", "The person arrived at the house." },
		[EVENT_INTRODUCTION_DECLINED] = { "The house can't this time", "The house can't welcome this person now. The reason, and where to instead, stand in Porchlight." },
		[EVENT_INTRODUCTION_ENDED] = { "An introduction ended", "An introduction has ended." },
		[EVENT_INTRODUCTION_ALERT] = { "Unanswered for 15 minutes", "An introduction has waited 15 minutes for an answer." },
		[EVENT_INTRODUCTION_ESCALATED] = { "Unanswered for 30 minutes", "An introduction has waited 30 minutes for an answer. Please look at it now; the team may ask another house." },
		[EVENT_HOLD_ENDING] = { "A hold ends soon", "A room that is held for someone will be open again at the time below." },
		[EVENT_HOLD_LAPSED] = { "A hold has ended", "A hold ended before anyone arrived. The room is open again." },
		[EVENT_NOTE_NEW] = { "New note", "There is a new note on an introduction. It can be read in Porchlight only." },
		[EVENT_ROOM_CONFIRM_SOON] = { "Still right?", "What the board shows of this house counts as fresh for half an hour more. One tap confirms it." },
		[EVENT_ROOM_NOT_CONFIRMED] = { "Not confirmed any more", "Nobody has confirmed this house for so long that its rooms no longer count as open." },
		[EVENT_TURNOVER_OVERDUE] = { "A room should be ready by now", "A room is still being readied past the time that was said. Please mark it open, or say when it will be ready." },
		[EVENT_CHANNEL_TEST] = { "Test message", "This is a test: messages from Porchlight reach this address." },
	},
	[CHANNEL_SPANISH] = {
		[EVENT_INTRODUCTION_SENT] = { "Nueva presentación", "Alguien fue presentado a esta casa y espera una respuesta." },
		[EVENT_INTRODUCTION_ANSWERED] = { "Presentación respondida", "La casa respondió: está hablando con la persona o conserva la presentación en su lista." },
		[EVENT_INTRODUCTION_OFFERED] = { "Se ofrece una habitación", "La casa ofrece una habitación y la reserva hasta la hora indicada abajo. La persona decide." },
		[EVENT_INTRODUCTION_ACCEPTED] = { "La persona dice que sí", "La persona dijo que sí. La habitación está reservada hasta la hora indicada abajo." },
		[EVENT_INTRODUCTION_ARRIVED] = { "Llegó", "La persona llegó a la casa." },
		[EVENT_INTRODUCTION_DECLINED] = { "La casa no puede esta vez", "La casa no puede recibir a esta persona ahora. El motivo y otras opciones están en Porchlight." },
		[EVENT_INTRODUCTION_ENDED] = { "Una presentación terminó", "Una presentación ha terminado." },
		[EVENT_INTRODUCTION_ALERT] = { "Sin respuesta en 15 minutos", "Una presentación lleva 15 minutos esperando respuesta." },
		[EVENT_INTRODUCTION_ESCALATED] = { "Sin respuesta en 30 minutos", "Una presentación lleva 30 minutos esperando respuesta. Por favor, mírela ahora; el equipo puede preguntar a otra casa." },
		[EVENT_HOLD_ENDING] = { "Una reserva termina pronto", "Una habitación reservada para alguien quedará libre a la hora indicada abajo." },
		[EVENT_HOLD_LAPSED] = { "Una reserva terminó", "Una reserva terminó antes de que alguien llegara. La habitación está libre otra vez." },
		[EVENT_NOTE_NEW] = { "Nueva nota", "Hay una nota nueva en una presentación. Solo se puede leer en Porchlight." },
		[EVENT_ROOM_CONFIRM_SOON] = { "¿Sigue siendo así?", "Lo que el tablero muestra de esta casa cuenta como reciente media hora más. Un toque lo confirma." },
		[EVENT_ROOM_NOT_CONFIRMED] = { "Ya no está confirmado", "Hace tanto que nadie confirma esta casa que sus habitaciones ya no cuentan como libres." },
		[EVENT_TURNOVER_OVERDUE] = { "Una habitación ya debería estar lista", "Una habitación se sigue preparando después de la hora indicada. Por favor, márquela como libre o diga cuándo estará lista." },
		[EVENT_CHANNEL_TEST] = { "Mensaje de prueba", "Esto es una prueba: los mensajes de Porchlight llegan a esta dirección." },
	},
};

static const struct label_words labels[CHANNEL_LANGUAGES] = {
	[CHANNEL_ENGLISH] = { "House", "Code", "Room", "When", "Held until", "Where it stands", "Open it in Porchlight",
		"This address is a channel of a house or team in Porchlight; whoever leads it can change or remove it there.\n"
		"Nothing about a person is ever sent by e-mail." },
	[CHANNEL_SPANISH] = { "Casa", "Código", "Habitación", "Cuándo", "Reservada hasta", "Cómo está", "Ábralo en Porchlight",
		"Esta dirección es un canal de una casa o un equipo en Porchlight; quien lo dirige puede cambiarla o quitarla allí.\n"
		"Nunca se envía por correo nada sobre una persona." },
};

static const char *const states[CHANNEL_LANGUAGES][RECIPIENT_STATES] = {
	[CHANNEL_ENGLISH] = {
		[RECIPIENT_SENT] = "waiting for an answer", [RECIPIENT_SEEN] = "seen by the house", [RECIPIENT_TALKING] = "the house is talking with the person",
		[RECIPIENT_WAITLISTED] = "on the house's list", [RECIPIENT_OFFERED] = "a room is offered", [RECIPIENT_ACCEPTED] = "the person said yes",
		[RECIPIENT_ARRIVED] = "arrived", [RECIPIENT_DECLINED] = "the house can't this time", [RECIPIENT_GUEST_DECLINED] = "the person said no",
		[RECIPIENT_UNREACHABLE] = "the person could not be reached", [RECIPIENT_EXPIRED] = "nobody answered in time",
		[RECIPIENT_WITHDRAWN] = "taken back by who sent it", [RECIPIENT_ELSEWHERE] = "another house was chosen", [RECIPIENT_NOT_ARRIVED] = "the hold ended before anyone arrived",
	},
	[CHANNEL_SPANISH] = {
		[RECIPIENT_SENT] = "espera respuesta", [RECIPIENT_SEEN] = "vista por la casa", [RECIPIENT_TALKING] = "la casa está hablando con la persona",
		[RECIPIENT_WAITLISTED] = "en la lista de la casa", [RECIPIENT_OFFERED] = "se ofrece una habitación", [RECIPIENT_ACCEPTED] = "la persona dijo que sí",
		[RECIPIENT_ARRIVED] = "llegó", [RECIPIENT_DECLINED] = "la casa no puede esta vez", [RECIPIENT_GUEST_DECLINED] = "la persona dijo que no",
		[RECIPIENT_UNREACHABLE] = "no se pudo contactar a la persona", [RECIPIENT_EXPIRED] = "nadie respondió a tiempo",
		[RECIPIENT_WITHDRAWN] = "retirada por quien la envió", [RECIPIENT_ELSEWHERE] = "se eligió otra casa", [RECIPIENT_NOT_ARRIVED] = "la reserva terminó antes de que alguien llegara",
	},
};
/* clang-format on */

/* A language that nobody knows is English: an older row must not stop the sender. */
static int
known(int language)
{
	return language >= 0 && language < CHANNEL_LANGUAGES ? language : CHANNEL_ENGLISH;
}

const struct event_words *
words_of_event(int language, int event)
{
	return &events[known(language)][event >= 0 && event < EVENT_COUNT ? event : EVENT_CHANNEL_TEST];
}

const struct label_words *
words_of_labels(int language)
{
	return &labels[known(language)];
}

const char *
words_of_state(int language, int state)
{
	return state >= 0 && state < RECIPIENT_STATES ? states[known(language)][state] : NULL;
}
