# make          builds the release          make run     builds and starts it; ARGS='replay --speed 2' are passed on
# make test     what CI runs                make lint    checks the format
# make bench    measures it                 make frames  rewrites the expected frames and the picture in the README
# make install  PREFIX=/usr/local DESTDIR=  make clean   removes what was built

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=
SWIFT ?= swift

release_flags = -c release
ifeq ($(shell uname), Linux)
# One file that needs no Swift where it runs: the runtime linked in, symbols stripped. At a fixed address, because the
# 130,000 places that the loader would else adjust at each start cost a millisecond and a half and 2 MB. Nobody loads it,
# so it exports nothing: looking through 43,000 names cost half a millisecond and 4 MB of its file.
release_flags += --static-swift-stdlib -Xlinker -s -Xlinker --no-export-dynamic -Xswiftc -Xclang-linker -Xswiftc -no-pie
# Generic types are named with their conformances by the compiler. Looked up by name, each of them costs a scan of 10,700
# conformances when it is first used, together up to an eighth of the time to the first frame.
release_flags += -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# So is the C++ library, where it is there to be linked in: to load it at each start cost a millisecond. The linker takes
# it from a folder where it finds nothing else.
libstdc++ := $(shell ls /usr/lib/gcc/$(shell uname -m)-linux-gnu/*/libstdc++.a 2>/dev/null | sort -V | tail -n 1)
ifneq ($(libstdc++),)
static_library = .build/static/libstdc++.a
release_flags += -Xlinker -L$(dir $(static_library))
endif
endif
binary = .build/release/ballast
lint_paths = Package.swift Sources Tests

.PHONY: release run test lint bench frames install clean needs test-needs
.DEFAULT_GOAL := release

needs:
	@.ci/need swift ncurses sqlite zlib

test-needs:
	@.ci/need swift ncurses sqlite zlib tmux

release: needs $(static_library)
	$(SWIFT) build $(release_flags) --product ballast

.build/static/libstdc++.a:
	@mkdir -p $(@D)
	@ln -sf $(libstdc++) $@

run: release
	@$(binary) $(ARGS)

# The release is built too: what only its optimiser trips over would otherwise reach a person who types make run.
test: test-needs lint release
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --disable-xctest

lint:
	$(SWIFT) format lint --strict --parallel --recursive --configuration .swift-format $(lint_paths)

bench: release
	$(SWIFT) build $(release_flags) --product ballast-bench
	.build/release/ballast-bench $(ARGS)

frames: test-needs
	BALLAST_REWRITE_FRAMES=1 $(SWIFT) test --disable-xctest --filter DashboardTests
	@git status --short Tests Documentation

install: release
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/ballast
	install -m 755 $(binary) $(DESTDIR)$(PREFIX)/bin/ballast
	cp -R Data/. $(DESTDIR)$(PREFIX)/share/ballast

clean:
	rm -rf .build
