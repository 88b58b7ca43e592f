import CNcurses
import Screen
import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension CursesTests {
    @Suite("Terminal session", .timeLimit(.minutes(1)))
    @MainActor
    struct Sessions {
        @Test("pending keys arrive in one call, and the session ends as requested")
        func keys() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.type("j\u{1B}[A\u{1B}OBG\u{1B}[<0;3;2M\u{1B}[1;5A\u{1B}[6~")
            var calls: [[InputEvent]] = []
            let ending = await session.run { events in
                calls.append(events)
                session.end(.quit)
            }
            #expect(ending == .quit && ending.exitCode == 0)
            #expect(
                calls == [
                    [
                        .key(.character("j")), .key(Key(.up)), .key(Key(.down)), .key(.character("G")),
                        .click(x: 2, y: 1),
                        .key(Key(.up, control: true)), .key(Key(.pageDown)),
                    ]
                ])
        }

        @Test("keys are raw during a session, and the terminal is restored afterwards")
        func restored() async throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let before = terminal.modes
            let session = try begin(terminal)
            let during = terminal.modes
            #expect(during != before && during[3] & UInt32(ECHO | ICANON | ISIG) == 0)
            session.display.show(Grid(session.display.size))
            let opened = terminal.shown()
            for mode in ["1049h", "25l", "1000h", "1006h", "2004h", "1h"] {
                #expect(opened.contains("\u{1B}[?\(mode)"))
            }
            session.restore()
            session.restore()
            #expect(terminal.modes == before)
            let closed = terminal.shown().dropFirst(opened.count)
            for mode in ["1049l", "25h", "1000l", "1006l", "2004l", "1l"] {
                #expect(closed.contains("\u{1B}[?\(mode)"))
            }
        }

        @Test(
            "a signal ends the session with its number and the terminal is restored",
            arguments: [
                SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
            ])
        func signals(number: Int32) async throws {
            let terminal = try TestTerminal()
            defer { terminal.end() }
            let before = terminal.modes
            let earlier = signal(number, SIG_DFL)
            defer { _ = signal(number, earlier) }
            let session = try begin(terminal)
            kill(getpid(), number)
            let ending = await session.run { _ in }
            #expect(ending == .signal(number) && ending.exitCode == 128 + number)
            #expect(terminal.modes == before)
        }

        @Test("SIGPIPE and SIGXFSZ do not end the session: the write itself reports the error")
        func writing() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            for number in [SIGPIPE, SIGXFSZ] { kill(getpid(), number) }
            terminal.type("q")
            #expect(await session.run { _ in session.end(.quit) } == .quit)
        }

        @Test("Ctrl-C and signals are handled before the session runs")
        func early() async throws {
            for number in [SIGINT, SIGTERM] {
                let terminal = try TestTerminal()
                defer { terminal.end() }
                let before = terminal.modes
                let session = try begin(terminal)
                var ending: Ending?
                session.onEarlyEnding = { ending = $0 }
                if number == SIGINT { terminal.type("jj\u{3}") } else { kill(getpid(), number) }
                while ending == nil { await Task.yield() }
                #expect(ending == .signal(number))
                #expect(terminal.modes == before)
                #expect(await session.run { _ in } == .signal(number))
            }
        }

        @Test("a signal that the parent process ignored stays ignored")
        func ignoredSignal() async throws {
            let earlier = signal(SIGHUP, SIG_IGN)
            defer { _ = signal(SIGHUP, earlier) }
            let (terminal, session) = try begin()
            defer { terminal.end() }
            kill(getpid(), SIGHUP)
            terminal.type("q")
            let ending = await session.run { _ in session.end(.quit) }
            #expect(ending == .quit)
        }

        @Test(
            "a resize changes the size of the display before the event is delivered",
            arguments: [Size(1, 1), Size(500, 100), Size(80, 24), Size(41, 6), Size(2, 200)])
        func resized(size: Size) async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.resize(columns: size.width, rows: size.height)
            kill(getpid(), SIGWINCH)
            var received: [InputEvent] = []
            _ = await session.run { events in
                received += events
                #expect(session.display.size == size)
                session.end(.quit)
            }
            #expect(received == [.resize(size)])
        }

        @Test("a terminal that reports a size of zero keeps its previous size")
        func noSize() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.resize(columns: 0, rows: 0)
            kill(getpid(), SIGWINCH)
            _ = await session.run { _ in session.end(.quit) }
            #expect(session.display.size == Size(40, 6))
        }

        @Test("a terminal that hangs up ends the session at once")
        func gone() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.hangUp()
            let ending = await session.run { _ in }
            #expect(ending == .terminalGone)
        }

        @Test("a paste without an end marker is delivered nevertheless")
        func unterminatedPaste() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.type("\u{1B}[200~IWM")
            var received: [InputEvent] = []
            _ = await session.run { events in
                received += events
                session.end(.quit)
            }
            #expect(received == [.paste("IWM")])
        }

        @Test("the rest of a stalled paste presses no keys")
        func stalledPaste() async throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            terminal.type("\u{1B}[200~hello")
            var received: [InputEvent] = []
            _ = await session.run { events in
                if received.isEmpty { terminal.type("q world\u{1B}[201~x") }
                received += events
                if received.contains(.key(.character("x"))) { session.end(.quit) }
            }
            #expect(received == [.paste("hello"), .paste("q world"), .key(.character("x"))])
        }

        @Test("text is copied to the clipboard of a terminal that supports OSC 52")
        func clipboard() throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            #expect(session.display.copy("foobar"))
            session.restore()
            #expect(terminal.shown().contains("\u{1B}]52;c;Zm9vYmFy\u{7}"))
        }

        @Test("showing the same grid again sends nothing; one changed cell sends little")
        func bytes() throws {
            let (terminal, session) = try begin()
            defer { terminal.end() }
            var grid = Grid(session.display.size)
            grid.fill(Rect(grid.size), with: Cell(Glyph("#"), .plain))
            session.display.show(grid)
            let first = terminal.shown().utf8.count
            session.display.show(grid)
            #expect(terminal.shown().utf8.count == first)
            grid.put(Cell(Glyph("x"), .plain), x: 20, y: 3)
            session.display.show(grid)
            #expect((1...32).contains(terminal.shown().utf8.count - first))
            session.restore()
        }

        @Test("a file is reported as not being a terminal")
        func noTerminal() {
            #expect(throws: TerminalError.notATerminal("standard input")) {
                try TerminalDevice.nothing.requireTerminal()
            }
        }

        private func begin() throws -> (TestTerminal, TerminalSession) {
            let terminal = try TestTerminal()
            return (terminal, try begin(terminal))
        }

        private func begin(_ terminal: TestTerminal) throws -> TerminalSession {
            let environment = TerminalEnvironment.fixed(["TERM": "xterm-256color"])
            return try TerminalSession(TerminalOptions(palette: .test), terminal.device, environment)
        }
    }
}
