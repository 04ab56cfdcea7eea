/* The sockets' room from inside. Everything here belongs to push's one thread, but for what {inbox} guards
 * and what is set at start. */
#ifndef PORCHLIGHT_PUSH_ROOM_H
#define PORCHLIGHT_PUSH_ROOM_H

#include <libwebsockets.h>
/* libev's header has warnings of its own in strict modes; it is a system header here. */
#include <ev.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/id.h"
#include "base/map.h"
#include "base/metric.h"
#include "push/frames.h"
#include "push/push.h"

struct group;
struct live_socket;

enum follow_state {
	FOLLOW_LIVE,   /* gets each delta as it is made */
	FOLLOW_BEHIND, /* gets what follows pos when it can be written to */
	FOLLOW_RESET,  /* is owed a reset */
};

/* One socket's following of one view. Small: there are tens of thousands. */
struct follow {
	struct live_socket *socket;
	struct group       *group;
	uint64_t pos; /* everything up to here was sent, or the client had it. Of an even one: the group's */
	const char *why;   /* of the reset that is owed; a literal */
	uint32_t    index; /* in the group's members */
	uint8_t     state; /* enum follow_state */
};

/* A follower as the loop over ten thousand of them needs it, side by side: nothing else of a socket is
 * touched. */
struct member {
	struct follow *follow;
	struct lws    *wsi;
	int            fd;
};

/* All who follow one view. Kept once made: there are as many as views. */
struct group {
	struct board_view *view;
	struct member     *members;
	size_t             count, capacity;
	size_t             even; /* so many of the first members are live and stand at {pos} */
	uint64_t           pos;  /* handed out up to here; of `epoch`. Means nothing while nobody follows */
	char               epoch[BOARD_EPOCH_SIZE];
};

/* What a socket needs for a moment only: while its hello comes in pieces, or its session isn't known here
 * yet. */
struct moment {
	char          token_hash[65]; /* "": none is awaited */
	int64_t       until_ms;       /* the session must be known by then */
	struct buffer text;           /* of the frame that is coming in */
	struct arena *arena;          /* NULL: no hello is waiting; holds `hello` */
	struct hello  hello;
};

enum phase { PHASE_NEW /* no hello yet */, PHASE_READY, PHASE_CLOSING };

/* libwebsockets keeps one for each connection, zeroed. */
struct live_socket {
	struct lws    *wsi; /* NULL: not a websocket yet */
	struct moment *moment;
	struct follow *follows;
	char           session_id[ID_TEXT_SIZE]; /* "": nobody */
	uint8_t        follow_count;
	uint8_t        phase;       /* enum phase */
	uint8_t        beat;        /* on which second of a heartbeat it is pinged */
	uint8_t        frames;      /* that came in this window of time */
	uint16_t       pieces;      /* of them */
	bool           choked;      /* it doesn't take what is sent */
	uint16_t       code;        /* of the bye, while closing */
	uint32_t       index;       /* in push->sockets */
	int            unsent;      /* while choked: bytes that its kernel buffer last held */
	uint32_t       since_s;     /* of opening, of choking, of closing: whichever holds */
	uint32_t       window_s;    /* when the window for `frames` began */
	int64_t        check_at_us; /* its session must be looked at again then; INT64_MAX: never */
};

struct push {
	/* set at start */
	struct push_settings settings;
	char                *origins, *hosts, *build; /* copies */
	pthread_t            thread;
	struct ev_loop      *loop;
	struct lws_context  *context;
	struct lws_vhost    *vhost;

	atomic_long count; /* of connections, from adoption to their end */

	pthread_mutex_t inbox; /* guards the next six */
	int            *adopted;
	size_t          adopted_count, adopted_capacity;
	struct map      dirty;     /* views with new deltas, by name */
	bool            all_dirty; /* a new picture */
	struct map      ended;     /* owned session ids */
	bool            check_all, closing;

	/* push's thread only */
	ev_async             wake;
	ev_timer             tick, retry;
	struct live_socket **sockets;
	size_t               socket_count, socket_capacity, anonymous;
	struct map           groups;  /* by the view's name */
	struct buffer        text;    /* for short frames; LWS_PRE bytes are kept free before them */
	size_t               waiting; /* sockets whose hello waits for its session */
	bool                 stale;   /* as last told */
	uint32_t             now_s, stop_s;
	int64_t              wall_us; /* as of the last tick */
	uint8_t              beat;
};

/* --- inbox.c --- */
void push_wake(struct push *push);
void push_view_changed(void *push, struct board_view *view, const struct board_delta *delta);
void push_session_changed(void *push, const char *account_id, const char *session_id);
void push_drain(struct push *push);

/* --- loop.c --- */
void     loop_open(struct push *push);
void    *loop_run(void *push);
uint32_t push_now_s(void);

/* --- socket.c --- */
void socket_opened(struct push *push, struct live_socket *socket, struct lws *wsi, const char *token_hash);
void socket_closed(struct push *push, struct live_socket *socket);
/* Nonzero: close it. */
int socket_writable(struct push *push, struct live_socket *socket);
/* Says it and closes; nothing more is sent. */
void socket_bye(struct push *push, struct live_socket *socket, enum bye_code code, const char *why);
/* A frame that lies behind LWS_PRE free bytes; false: the socket is broken, and will be closed by the loop.
 */
bool socket_write(struct live_socket *socket, const char *bytes, size_t size);
/* The same for many: {frame} is the whole of it, with its header. What the system doesn't take at once the
 * library keeps. */
bool member_write(const struct member *member, const char *frame, size_t size);
/* push->text is begun anew with free room, filled by the caller, and sent. */
struct buffer *socket_text(struct push *push);
void           socket_send_text(struct push *push, struct live_socket *socket);
/* Can't take more now: has the loop tell when it can. */
void socket_choke(struct push *push, struct live_socket *socket);
/* It is this caller's from now on, until their session must be looked at again. */
void socket_sign_in(struct push *push, struct live_socket *socket, const struct caller *caller);
/* Is its session still good, and may it still follow what it follows? */
void socket_check(struct push *push, struct live_socket *socket);
/* Once a second. */
void           socket_tick(struct push *push, struct live_socket *socket);
struct moment *moment_of(struct live_socket *socket);
/* Frees it when nothing of it is needed any more. */
void moment_settle(struct live_socket *socket);
/* No session is awaited any more. */
void socket_stop_waiting(struct push *push, struct live_socket *socket);

/* --- hello.c --- */
/* Nonzero: close it. */
int socket_receive(struct push *push, struct live_socket *socket, const char *bytes, size_t size);
/* A hello that waits for its session: is it known by now? */
void socket_retry(struct push *push, struct live_socket *socket);

/* --- follow.c --- */
/* false: may not (code says why). Nothing is sent yet. */
bool follow_all(struct push *push, struct live_socket *socket, const struct hello *hello,
    const struct caller *caller, bool *resumed);
void follow_none(struct live_socket *socket);
/* Sends what its follows are owed, as far as it takes it. */
void follow_catch_up(struct push *push, struct live_socket *socket);
bool follow_is_live(const struct live_socket *socket);

/* --- group.c --- */
/* Who follows the view, ready to be joined: everyone in it stands at one place. */
struct group *group_of(struct push *push, struct board_view *view);
void          group_join(struct group *group, struct follow *follow);
void          group_leave(struct follow *follow);
/* It stands where its group does, and gets each delta without another look at it. */
void group_make_even(struct follow *follow);
void group_owe_reset(struct follow *follow, const char *why);
/* Hands out what is new in the view. */
void group_drain(struct push *push, struct group *group);

/* --- upgrade.c --- */
/* 0: go on. Otherwise what the library's callback returns after a refusal was written. */
int upgrade_check(struct push *push, struct lws *wsi, const char *protocol);
int upgrade_refuse_plain(struct lws *wsi);
/* The hash of the session's token in the cookie; "" when there is none. into has 65 bytes. */
void upgrade_token(struct lws *wsi, char *into);

extern struct metric push_frames, push_sockets;
void                 push_count_reset(const char *why);
void                 push_add_metrics(void);

#endif
