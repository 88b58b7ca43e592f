import Dashboard
import Model
import Screen
import Testing

@MainActor
@Suite struct EventLoopTests {
    /// The actions that the loop requested.
    private final class Record {
        var ends: [Bool] = []
        var commands: [PlaybackCommand] = []
        var saved = 0
    }

    private let record = Record()
    private let display = RecordingDisplay(Size(120, 40))
    private let inbox = Inbox()

    private func makeLoop(_ other: RecordingDisplay? = nil) -> EventLoop {
        let actions = EventLoop.Actions(
            end: { [record] in record.ends.append($0) }, play: { [record] in record.commands.append($0) },
            save: { [record] _, _, _, _ in
                record.saved += 1
                return "saved"
            })
        return EventLoop(Bundled.state(), display: other ?? display, inbox: inbox, actions: actions)
    }

    private func key(_ character: Character) -> InputEvent { .key(.character(character)) }

    @Test("the loop begins with one frame")
    func begins() throws {
        let loop = makeLoop()
        loop.begin([.clock(WallClock(Day(number: 20_000), time: "17:03")), .notice("welcome")])
        #expect(display.frames.count == 1)
        #expect(try #require(display.frames.first).text().contains("17:03"))
        #expect(try #require(display.frames.first).text().contains("welcome"))
    }

    @Test("keys typed at once are one frame, drawn before anything else happens")
    func keys() throws {
        let loop = makeLoop()
        loop.begin()
        loop.apply([key("j"), key("j"), key("4")])
        #expect(display.frames.count == 2)
        #expect(loop.state.focus == .yields)
        #expect(try #require(display.frames.last) == loop.state.draw())
    }

    @Test("Ctrl-C overtakes ten thousand keys that wait with it", arguments: ["", "/", ":"])
    func interrupt(first: String) {
        let loop = makeLoop()
        loop.begin()
        loop.apply(first.map(key))
        let before = loop.state.prompt?.text
        loop.apply(Array(repeating: key("j"), count: 10_000) + [.key(.control("c")), key("x")])
        #expect(record.ends == [true])
        #expect(loop.state.prompt?.text == before)
    }

    @Test(
        "a burst of typing in a long list is one search and one frame", .timeLimit(.minutes(1)), arguments: ["/", ":"])
    func typing(sign: Character) {
        var market = Bundled.market
        for number in 0..<3000 {
            market.apply(.instrument(.undescribed(Symbol("T\(number)"), group: "many")))
        }
        let display = RecordingDisplay(Size(120, 40))
        let actions = EventLoop.Actions(end: { _ in }, play: { _ in }, save: { _, _, _, _ in "" })
        let loop = EventLoop(Bundled.state(market), display: display, inbox: inbox, actions: actions)
        loop.begin()
        loop.apply([key(sign)])
        let frames = display.frames.count
        // Handled one by one, each key would search 3,000 names.
        let pairs = [key("x"), .key(Key(.backspace))]
        loop.apply((0..<1500).flatMap { _ in pairs } + [key("t"), key("7"), key("7"), key("7")])
        #expect(display.frames.count == frames + 1)
        #expect(loop.state.prompt?.text == "t777")
        if sign == "/" { #expect(loop.state.watchList.positions.count == 1) }
    }

    @Test("a burst of keys has the same result as the keys one by one")
    func burstOfKeys() {
        let keys =
            [key("/"), key("i"), key("w"), .key(Key(.backspace)), .paste("wm"), .key(.control("w")), key("x")]
            + [.key(Key(.down)), key("b"), .key(Key(.enter)), key("j"), key("s")]
        let loop = makeLoop(), other = makeLoop(RecordingDisplay(Size(120, 40)))
        loop.begin()
        other.begin()
        loop.apply(keys)
        for key in keys { other.apply([key]) }
        #expect(loop.state.draw() == other.state.draw())
        #expect(loop.state.watchList.filter == "xb")
    }

    @Test("a burst of quotes is shown in few frames, and the last price is on the screen")
    func burst() async throws {
        let loop = makeLoop()
        loop.begin()
        for count in 1...5000 {
            let price = Price(units: Int64(20_000 + count), decimals: 2)
            let quote = Quote(
                "IWM", last: price, session: loop.state.market.day + 1, time: Timestamp(milliseconds: Int64(count)))
            inbox.post(.quote(quote))
        }
        while loop.state.market["IWM"]?.quote?.last.units != 25_000 { await Task.yield() }
        #expect(display.frames.count < 100)
        #expect(try #require(display.frames.last).text().contains("250.00"))
    }

    @Test("a live market is drawn at most five times a second, including the end of price highlights")
    func pace() async throws {
        let loop = liveLoop()
        let before = display.frames.count
        let clock = ContinuousClock(), started = clock.now
        try await post(200)
        while loop.state.market["IWM"]?.quote?.last.units != 20_200 { await Task.yield() }
        // Two more show the claims of the first two sets of data, which are evaluated beside the loop.
        let maximum = (clock.now - started) / .milliseconds(200) + 4
        #expect(Double(display.frames.count - before) <= maximum)
        #expect(display.frames.count - before > 2)
    }

    private func liveLoop() -> EventLoop {
        let loop = makeLoop()
        loop.begin()
        loop.apply(.data([.moment(Moment(loop.state.market.day + 1, .open, mode: .live, minute: 600))], at: start))
        return loop
    }

    /// Posts a number of quotes to the inbox, one every 10 ms.
    private func post(_ count: Int) async throws {
        for count in 1...count {
            let price = Price(units: Int64(20_000 + count), decimals: 2)
            let time = Timestamp(milliseconds: Int64(count))
            inbox.post(.quote(Quote("IWM", last: price, session: Bundled.market.day + 1, time: time)))
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("the first live prices end the greeting, and leave a notice, which is about something else")
    func welcome() {
        let loop = makeLoop(), greeted = makeLoop(RecordingDisplay(Size(120, 40)))
        let error = "config.toml, line 3: not a colour", live = Moment(Bundled.market.day + 1, .open, mode: .live)
        loop.begin([.notice(error)])
        greeted.begin([.greeted(.connecting)])
        for loop in [loop, greeted] { loop.apply(.data([.source(SourceStatus("yahoo", .good))], at: start)) }
        #expect(greeted.state.draw().text().contains("live sources are being asked"))
        let failed = ["yahoo", "fred"].map {
            SourceStatus($0, .failed, service: ServiceRecord(address: "https://a.example"))
        }
        greeted.apply(.data(failed.map { .source($0) }, at: start))
        #expect(greeted.state.draw().text().contains("no source answers   i why   r ask again   ? help   q quit"))
        for loop in [loop, greeted] { loop.apply(.data([.moment(live)], at: start)) }
        #expect(!greeted.state.draw().text().contains("live sources are being asked"))
        #expect(loop.state.notice == error)
    }

    @Test("a notice about history ends with it")
    func replayNotice() {
        let loop = makeLoop()
        loop.apply(.data([.moment(Moment(loop.state.market.day, mode: .replay))], at: start))
        loop.apply(.notice("this is the first session"))
        loop.apply(.data([.moment(Moment(loop.state.market.day + 1, .open, mode: .live, minute: 600))], at: start))
        #expect(loop.state.notice == nil)
    }

    private let start = Timestamp(milliseconds: 0)

    @Test("effects reach the display and the actions")
    func effects() {
        let loop = makeLoop()
        loop.begin()
        loop.apply([key(","), key("p"), key("+"), key("t"), key("q"), .key(.control("z"))])
        loop.apply([.key(.control("c"))])
        loop.apply([.key(.control("l")), key("y"), .key(.control("s"))])
        #expect(record.commands == [.step(-1), .toggle, .changeSpeed(by: 2)])
        #expect(record.ends == [false, true])
        #expect(record.saved == 1)
        #expect(display.requests.contains("use light"))
        #expect(display.requests.contains("suspend"))
        #expect(display.requests.contains("invalidate"))
        #expect(display.requests.contains { $0.hasPrefix("copy QQQS 26.27") })
        #expect(loop.state.notice == "saved")
    }

    @Test("a copy is reported only if the terminal accepts it")
    func copies() {
        let accepting = makeLoop()
        accepting.apply([key("y")])
        #expect(accepting.state.notice?.hasPrefix("copied: QQQS") == true)
        let refusing = makeLoop(RecordingDisplay(Size(120, 40), acceptsCopies: false))
        refusing.apply([key("y")])
        #expect(refusing.state.notice == "this terminal cannot copy")
    }
}
