# make          builds the release          make run     builds and starts it; ARGS='replay --speed 2' are passed on
# make test     what CI runs                make lint    checks the format
# make symbols  the release's symbols, in .build/ballast.debug
# make bench    measures it                 make frames  rewrites the expected frames, and the pictures of the README
# make pictures rewrites those pictures only
# make fuzz     tries mutated inputs        make soak    runs an hour of a failing market
# make install  PREFIX=/usr/local DESTDIR=  make uninstall  removes what that installed
# make deb      a package for Debian, and   make dist    a tarball to unpack anywhere, both in .build/dist
# make clean    removes what was built

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=
SWIFT ?= swift

release_flags = -c release
strip_flags = -Xlinker -s
link_flags =
ifeq ($(shell uname), Linux)
link_flags = -Xswiftc -use-ld=lld
# A single file that runs without an installed Swift: the runtime is linked in and symbols are stripped. It is linked at
# a fixed address, because 130,000 relocations at each start would cost 1.5 ms and 2 MB. It is not loaded as a library,
# so it exports no symbols: 43,000 names would cost 0.5 ms at each start and 4 MB of file size.
release_flags += --static-swift-stdlib $(strip_flags) -Xlinker --no-export-dynamic -Xswiftc -Xclang-linker -Xswiftc -no-pie
# The compiler refers to generic types directly. Looked up by name, each would need a scan of 10,700 conformances when it
# is first used, in total up to an eighth of the time to the first frame.
release_flags += -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# Each function has a section of its own, so that the linker drops those that nothing calls.
release_flags += -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xcc -fdata-sections
# lld, which comes with Swift, links in 2 seconds, gold in 30. Of functions that are the same, as specialisations for types
# of one size often are, it keeps one, and those that run at a start are placed together: scattered, they would bring 4 MB
# of others into memory.
release_flags += $(link_flags) -Xlinker --icf=all
release_flags += -Xlinker --symbol-ordering-file=$(CURDIR)/Packaging/function-order.txt -Xlinker --no-warn-symbol-ordering
# C is BoringSSL for the most part, whose inner loops are assembly: with optimisation and debugging information it would
# take a fifth of the time of the whole build. What is not drawing and figures is made small (Package.swift).
release_flags += -Xcc -O0 -Xcc -g0 -Xswiftc -Osize
# Foundation's ICU gets data without contents in place of its own, which have 34 MB.
icu_data = BALLAST_ICU_DATA=$$(.ci/icu-data $(SWIFT))
# The C++ library is linked in too, if its static version is installed: loading it at each start would cost 1 ms. The
# linker finds it in a folder that contains nothing else.
libstdc++ := $(shell ls /usr/lib/gcc/$(shell uname -m)-linux-gnu/*/libstdc++.a 2>/dev/null | sort -V | tail -n 1)
ifneq ($(libstdc++),)
static_library = .build/static/libstdc++.a
release_flags += -Xlinker -L$(dir $(static_library))
endif
endif
binary = .build/release/ballast
# Files in C are compiled in an order of their own, the 400 of BoringSSL before those that NIO needs, so that NIO and what
# builds on it would come last, one after the other, on one core. Built first, they leave NIO to be compiled beside them.
build_first = for target in NIOConcurrencyHelpers Atomics; do $(SWIFT) build $(1) --target $$target || exit; done
lint_paths = Package.swift Sources Tests

.PHONY: release symbols function-order run test lint bench frames pictures install uninstall deb dist clean needs test-needs
.DEFAULT_GOAL := release

needs:
	@.ci/need swift ncurses sqlite zlib

test-needs:
	@.ci/need swift ncurses sqlite zlib tmux nats

release: needs $(static_library)
	@test -e $(binary) || $(call build_first,$(release_flags))
	$(icu_data) $(SWIFT) build $(release_flags) --product ballast

# The symbols that the release leaves out, for a debugger: gdb -s .build/ballast.debug .build/release/ballast
symbols: needs $(static_library)
	$(icu_data) $(SWIFT) build $(release_flags) --product ballast
	objcopy --only-keep-debug $(binary) .build/ballast.debug
	$(MAKE) release strip_flags='-Xlinker -s'
symbols: strip_flags =

# Lists anew the functions that run at a start; needs valgrind.
function-order: strip_flags = -Xlinker -S
function-order: release
	Packaging/function-order $(binary) >.build/function-order.txt
	mv .build/function-order.txt Packaging

.build/static/libstdc++.a:
	@mkdir -p $(@D)
	@ln -sf $(libstdc++) $@

run: release
	@$(binary) $(ARGS)

# Tests are built with optimisation, as the release is, so that errors which only occur with it are found here and not by
# users; and they then take minutes less than they would cost otherwise. They have a folder of their own, because the
# release is built with other flags.
# The tests in a terminal and those of the desk, with a real server, run apart from the others, which would take the
# processor from the programs that they wait for. Of the others eight run at a time: started all at once, those with a
# deadline could wait for a processor until it passed.
test_flags = -c release --scratch-path .build/tests $(link_flags) -Xcc -O0 -Xcc -g0 -Xswiftc -Osize
test frames pictures fuzz: export BALLAST_TESTS = 1
# No backtrace of each error that is thrown: decoding text throws one for each of its invalid bytes, so that inputs of
# the fuzzer would take many times as long as in the program.
test: export SWT_SWIFT_ERROR_BACKTRACING_ENABLED = 0

test: test-needs lint
	@test -d .build/tests/release || $(call build_first,$(test_flags))
	$(SWIFT) build $(test_flags) --build-tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 \
		$(SWIFT) test $(test_flags) --skip-build --disable-xctest --skip EndToEndTests --skip DeskTests
	$(SWIFT) test $(test_flags) --skip-build --disable-xctest --filter EndToEndTests --filter DeskTests

lint:
	$(SWIFT) format lint --strict --parallel --recursive --configuration .swift-format $(lint_paths)

bench: release
	$(icu_data) $(SWIFT) build $(release_flags) --product ballast-bench
	.build/release/ballast-bench $(ARGS)

# Long runs, not part of CI: mutated inputs for each parser (ARGS='--minutes 10 --only csv'), and an hour of a market
# with failures (ARGS='--minutes 15').
.PHONY: fuzz soak

fuzz: test-needs
	$(SWIFT) build $(test_flags) --build-tests
	.build/tests/release/ballast-fuzz $(ARGS)

soak: release
	$(icu_data) $(SWIFT) build $(release_flags) --product ballast-bench
	.build/release/ballast-bench --only soak $(ARGS)

frames: test-needs
	BALLAST_REWRITE_FRAMES=1 $(SWIFT) test $(test_flags) --disable-xctest --filter DashboardTests
	@git status --short Tests Documentation

# The frames are those that snapshot and replay print, which a test in a terminal compares.
pictures: test-needs
	BALLAST_REWRITE_FRAMES=1 $(SWIFT) test $(test_flags) --disable-xctest --filter PictureTests
	@git status --short Documentation

# Packages hold what is installed, which Packaging/files lists.
install: release
	Packaging/install $(binary) '$(PREFIX)' '$(DESTDIR)'

uninstall:
	Packaging/uninstall '$(PREFIX)' '$(DESTDIR)'

deb: release
	Packaging/deb $(binary) .build/dist

dist: release
	Packaging/dist $(binary) .build/dist

clean:
	rm -rf .build
