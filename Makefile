# Builds, runs, tests and installs Porchlight. `make help` lists what you can ask for.
# server/FLOORS names the rooms; one archive is made of each, and a test links only its own room and the floors below,
# so that a forbidden call does not even link.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DEFAULT_GOAL := build
SHELL         := bash
.SHELLFLAGS   := -eu -o pipefail -c

ifeq ($(origin CC),default)
CC := gcc
endif
BUILD        ?= build
PREFIX       ?= /usr/local
DESTDIR      ?=
SANITIZE     ?=
PORT         ?= 8080
ONLY         ?=
ROOM         ?=
FUZZ_SECONDS ?= 30
JOBS         ?= $(shell nproc)

# --- rooms -----------------------------------------------------------------------------------------------------------
ROOMS   := $(shell awk '!/^\#/ && NF >= 2 { print $$2 }' server/FLOORS)
UPWARDS := $(shell awk '!/^\#/ && NF >= 2 { print $$1 ":" $$2 }' server/FLOORS)
floor    = $(firstword $(subst :, ,$(filter %:$(1),$(UPWARDS))))
# The floors below a room, its own archive first, then the highest floor down, as a linker wants them.
below    = $(shell awk '!/^\#/ && NF >= 2 && $$1 < $(call floor,$(1)) { print $$1, $$2 }' server/FLOORS | sort -rn | cut -d' ' -f2)
linked   = $(1) $(call below,$(1))
packages = $(shell awk -v want=" $(1) " '!/^\#/ && index(want, " " $$2 " ") && $$3 != "-" { gsub(",", " ", $$3); print $$3 }' server/FLOORS)
libs     = $(foreach p,$(sort $(call packages,$(1))),$(if $(filter -l%,$(p)),$(p),$(shell pkg-config --libs $(p) 2>/dev/null)))

# --- flags -----------------------------------------------------------------------------------------------------------
comma    := ,
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wmissing-prototypes -Wvla -Werror
SYSTEM   := $(patsubst -I%,-isystem%,$(shell pkg-config --cflags-only-I $(filter-out -l%,$(sort $(call packages,$(ROOMS)))) 2>/dev/null))
CPPFLAGS := -D_GNU_SOURCE -Iinclude -I$(BUILD)/gen $(SYSTEM)
CFLAGS   := -std=c17 $(WARN) -g -fPIE -pthread -fstack-protector-strong
LDFLAGS  := -pie -pthread -Wl,-z,relro,-z,now -Wl,--as-needed
ifeq ($(SANITIZE),)
CFLAGS   += -O2 -D_FORTIFY_SOURCE=2
else
CFLAGS   += -O1 -fno-omit-frame-pointer -fsanitize=$(SANITIZE)
# A fuzz target is the only binary of a fuzzing build that libFuzzer drives.
LDFLAGS  += -fsanitize=$(subst fuzzer-no-link$(comma),,$(SANITIZE))
ifneq ($(findstring undefined,$(SANITIZE)),)
CFLAGS   += -fno-sanitize-recover=undefined
endif
endif
COMPILE   = $(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP

# Everything is built again when the compiler or a flag changes.
$(BUILD)/flags: force
	@mkdir -p $(@D); printf '%s\n' '$(COMPILE) $(LDFLAGS)' | cmp -s - $@ || printf '%s\n' '$(COMPILE) $(LDFLAGS)' >$@

# --- SQL inside the binary -------------------------------------------------------------------------------------------
SQL   := $(sort $(shell find sql -name '*.sql' 2>/dev/null))
EMBED := $(addprefix $(BUILD)/gen/db/,statements.c sql_files.c)
EMBED_TEXT := $(addprefix $(BUILD)/gen/db/,statements_text.S sql_files_text.S)
EMBED_OBJECTS := $(EMBED:%.c=%.o) $(EMBED_TEXT:%.S=%.o)

$(BUILD)/sql.list: force
	@mkdir -p $(@D); printf '%s\n' $(SQL) | cmp -s - $@ || printf '%s\n' $(SQL) >$@
$(BUILD)/gen/.made: $(BUILD)/sql.list ops/embed
	@ops/embed $(BUILD)/gen/db
	@touch $@
$(EMBED) $(EMBED:.c=.h) $(EMBED_TEXT): $(BUILD)/gen/.made ;
$(BUILD)/gen/db/%_text.o: $(BUILD)/gen/db/%_text.S $(SQL) $(BUILD)/flags
	@$(CC) -c $< -o $@
$(EMBED:%.c=%.o): %.o: %.c $(BUILD)/flags
	@$(COMPILE) -c $< -o $@

# --- one archive a room, one binary a test ---------------------------------------------------------------------------
define room_rules
$(1)_objects := $$(patsubst server/%.c,$(BUILD)/obj/%.o,$$(wildcard server/$(1)/*.c)) $(if $(filter db,$(1)),$(EMBED_OBJECTS))
$(BUILD)/$(1).a: $$($(1)_objects) $(BUILD)/rooms/$(1).list
	@rm -f $$@; ar rcsD $$@ $$($(1)_objects)
$(BUILD)/rooms/$(1).list: force
	@mkdir -p $$(@D); printf '%s\n' '$$($(1)_objects)' | cmp -s - $$@ || printf '%s\n' '$$($(1)_objects)' >$$@
$(1)_tests   := $$(patsubst tests/%.c,$(BUILD)/tests/%,$$(wildcard tests/$(1)/test_*.c))
$(1)_cluster := $$(patsubst tests/%.c,$(BUILD)/tests/%,$$(wildcard tests/$(1)/cluster_*.c))
$(1)_help    := $$(patsubst tests/%.c,$(BUILD)/obj/tests/%.o,$$(filter-out tests/$(1)/test_% tests/$(1)/cluster_%,$$(wildcard tests/$(1)/*.c)))
$$($(1)_tests) $$($(1)_cluster): $(BUILD)/tests/$(1)/%: $(BUILD)/obj/tests/$(1)/%.o $$($(1)_help) $(foreach r,$(call linked,$(1)),$(BUILD)/$(r).a)
	@mkdir -p $$(@D); echo "  link  $$@"
	@$(CC) $(LDFLAGS) -o $$@ $$(filter %.o %.a,$$^) $$(call libs,$(call linked,$(1))) $$(shell pkg-config --libs cmocka) -lm
UNIT    += $$($(1)_tests)
CLUSTER += $$($(1)_cluster)
endef
UNIT    :=
CLUSTER :=
$(foreach r,$(ROOMS),$(eval $(call room_rules,$(r))))
UNIT    := $(if $(ROOM),$(filter $(BUILD)/tests/$(ROOM)/%,$(UNIT)),$(UNIT))

# Driven by libFuzzer: only `make fuzz` builds these, with clang.
$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o $(foreach r,$(call linked,app),$(BUILD)/$(r).a)
	@mkdir -p $(@D); echo "  link  $@"
	@$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o %.a,$^) $(call libs,$(ROOMS)) -lm

$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/flags | $(BUILD)/gen/.made
	@mkdir -p $(@D); echo "  cc    $<"
	@$(COMPILE) -Iserver -c $< -o $@
$(BUILD)/obj/%.o: server/%.c $(BUILD)/flags | $(BUILD)/gen/.made
	@mkdir -p $(@D); echo "  cc    $<"
	@$(COMPILE) -c $< -o $@
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
.SECONDARY:

ARCHIVES := $(foreach r,$(call linked,app),$(BUILD)/$(r).a)
BINARY   := $(if $(wildcard server/app/main.c),$(BUILD)/porchlight)
$(BUILD)/porchlight: $(ARCHIVES)
	@echo "  link  $@"
	@$(CC) $(LDFLAGS) -o $@ $(ARCHIVES) $(call libs,$(ROOMS)) -lm

# --- the web ---------------------------------------------------------------------------------------------------------
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f -print 2>/dev/null)
web/node_modules/.made: web/package-lock.json web/package.json web/.npmrc
	@echo "  npm   web"
	@cd web && npm ci --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@
$(BUILD)/web/.made: $(WEB_SOURCES) web/node_modules/.made
	@echo "  web   $(@D)"
	@node web/build.mjs $(@D)
	@touch $@
WEB := $(if $(wildcard web/build.mjs),$(BUILD)/web/.made)

# --- what you can ask for --------------------------------------------------------------------------------------------
.PHONY: force help build server archives units web npm run test e2e check unit cluster agree bench bench-statistics asan tsan fuzz lint docs schema faults soak \
	install clean screenshots floors headers banned format words sizes
force:

help: ## what you can ask for
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "  variables: BUILD=$(BUILD) CC=$(CC) SANITIZE=$(SANITIZE) PORT=$(PORT) ONLY=tests/... PREFIX=$(PREFIX) DESTDIR="

build: server web ## the server and the web bundle, in $(BUILD)
server: archives $(BINARY) ## the server only
archives: $(foreach r,$(ROOMS),$(BUILD)/$(r).a)
web: $(WEB) ## the web bundle only
npm: web/node_modules/.made
units: $(UNIT)

run: ## install what it needs, build, start a private PostgreSQL and serve the demo network on PORT
	@PORT=$(PORT) BUILD=$(BUILD) ops/run

test: ## everything, on a fresh machine too; ONLY=tests/api/x.test.ts for one file
	@BUILD=$(BUILD) ops/test $(ONLY)

check: floors headers banned words sizes format unit agree ## the quick checks: floors, headers, banned calls and words, sizes, format, unit and agreement tests
	@echo "check: all well"

floors: ## no room enters its own floor or a higher one
	@ops/check/floors
headers: $(BUILD)/gen/.made ## each public header stands alone
	@CC="$(CC)" ops/check/headers $(CPPFLAGS)
banned: ## calls and macros that this code does without
	@ops/check/banned
words: ## words that must never be on a screen
	@ops/check/words
sizes: ## files stay short
	@ops/check/sizes
format: ## clang-format agrees
	@ops/check/format
unit: $(UNIT) ## C unit tests; ROOM=base for one room's
	@ops/check/unit $(UNIT)
cluster: $(CLUSTER) ## C tests with a database of their own each (tests/<room>/cluster_*.c); `make test` runs them
	@[ -z "$(CLUSTER)" ] || ops/check/cluster $(CLUSTER)
agree: npm ## what SQL, C, JSON and TypeScript say about each other (tests/agreement)
	@ops/check/agree

e2e: ## the end-to-end tests only, against $(BUILD)/porchlight
	@BUILD=$(BUILD) ops/test --e2e $(ONLY)

bench: ## measure beside nginx, pgbench, Node and a bare loop; prints `figure NAME VALUE GOAL`
	@ops/packages run bench
	@$(MAKE) --no-print-directory -j$(JOBS) build
	@BUILD=$(BUILD) tests/bench/run

bench-statistics: ## the statistics' pages with five million introductions (BENCH_REFERRALS, BENCH_SITES, BENCH_DAYS); making them takes a while
	@ops/packages run bench
	@$(MAKE) --no-print-directory -j$(JOBS) build
	@BUILD=$(BUILD) tests/bench/run statistics_page_ms

asan: ## unit and end-to-end tests under AddressSanitizer and UBSan
	@BUILD=build/asan SANITIZE=address,undefined ops/sanitized api live races
tsan: ## the same under ThreadSanitizer
	@BUILD=build/tsan SANITIZE=thread ops/sanitized api live races

fuzz: ## run every fuzz target for FUZZ_SECONDS
	@ops/packages run fuzz
	@FUZZ_SECONDS=$(FUZZ_SECONDS) ops/fuzz

lint: ## clang-tidy, cppcheck, shellcheck, tsc
	@ops/packages run test lint
	@$(MAKE) --no-print-directory npm $(BUILD)/gen/.made
	@ops/lint $(CPPFLAGS)

docs: build ## write docs/openapi.json and the other generated pages
	@BUILD=$(BUILD) ops/docs

schema: server ## write sql/schema.sql, what the migrations build from nothing; a test compares it
	@BUILD=$(BUILD) ops/test --then ops/check/schema --write

faults: build ## the campaign: kill, cut, crash, step and fill things under load; nothing acknowledged may be lost
	@BUILD=$(BUILD) PORCHLIGHT_FAULTS=long E2E_TIMEOUT_S=7200 ops/test --e2e tests/faults
soak: ## everything at once for SOAK_SECONDS (default 600); memory must level off
	@ops/packages run bench
	@tests/bench/soak
screenshots: build ## pictures of each screen, phone and desktop, in $(BUILD)/screenshots
	@SCREENSHOTS=$(abspath $(BUILD)/screenshots) BUILD=$(BUILD) ops/test --e2e tests/web/screenshots.ts

install: build ## into $(DESTDIR)$(PREFIX), with the systemd unit
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/porchlight $(DESTDIR)$(PREFIX)/lib/systemd/system
	install -m 755 $(BUILD)/porchlight $(DESTDIR)$(PREFIX)/bin/porchlight
	rm -rf $(DESTDIR)$(PREFIX)/share/porchlight/web
	cp -R $(BUILD)/web $(DESTDIR)$(PREFIX)/share/porchlight/web
	rm -f $(DESTDIR)$(PREFIX)/share/porchlight/web/.made
	sed 's|@PREFIX@|$(PREFIX)|g' ops/systemd/porchlight.service >$(DESTDIR)$(PREFIX)/lib/systemd/system/porchlight.service

clean: ## remove what was built; the cluster under .local stays
	rm -rf $(BUILD)
