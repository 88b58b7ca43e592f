import Dashboard
import Model
import Screen
import Testing

@MainActor
@Suite struct EventLoopTests {
    /// What the loop asked of the outside.
    private final class Record {
        var ends: [Bool] = []
        var commands: [PlaybackCommand] = []
        var saved = 0
    }

    private let record = Record()
    private let display = RecordingDisplay(Size(120, 40))
    private let inbox = Inbox()

    private func makeLoop(_ other: RecordingDisplay? = nil) -> EventLoop {
        let outside = EventLoop.Outside(
            end: { [record] in record.ends.append($0) }, play: { [record] in record.commands.append($0) },
            save: { [record] _, _ in
                record.saved += 1
                return "saved"
            })
        return EventLoop(Bundled.state(), display: other ?? display, inbox: inbox, outside: outside)
    }

    private func key(_ character: Character) -> InputEvent { .key(.character(character)) }

    @Test("it begins with one frame")
    func begins() throws {
        let loop = makeLoop()
        loop.begin([.clock(WallClock(Day(number: 20_000), time: "17:03")), .notice("welcome")])
        #expect(display.frames.count == 1)
        #expect(try #require(display.frames.first).text().contains("17:03"))
        #expect(try #require(display.frames.first).text().contains("welcome"))
    }

    @Test("all that is typed at once is one frame, drawn before anything else happens")
    func keys() throws {
        let loop = makeLoop()
        loop.begin()
        loop.take([key("j"), key("j"), key("4")])
        #expect(display.frames.count == 2)
        #expect(loop.state.focus == .yields)
        #expect(try #require(display.frames.last) == loop.state.draw())
    }

    @Test("Ctrl-C comes before ten thousand keys that wait with it", arguments: ["", "/", ":"])
    func interrupt(first: String) {
        let loop = makeLoop()
        loop.begin()
        loop.take(first.map(key))
        let before = loop.state.prompt?.text
        loop.take(Array(repeating: key("j"), count: 10_000) + [.key(.control("c")), key("x")])
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
        let outside = EventLoop.Outside(end: { _ in }, play: { _ in }, save: { _, _ in "" })
        let loop = EventLoop(Bundled.state(market), display: display, inbox: inbox, outside: outside)
        loop.begin()
        loop.take([key(sign)])
        let frames = display.frames.count
        // Each key alone would search 3,000 names.
        let pairs = [key("x"), .key(Key(.backspace))]
        loop.take((0..<1500).flatMap { _ in pairs } + [key("t"), key("7"), key("7"), key("7")])
        #expect(display.frames.count == frames + 1)
        #expect(loop.state.prompt?.text == "t777")
        if sign == "/" { #expect(loop.state.watchList.places.count == 1) }
    }

    @Test("a burst comes to the same as its keys one by one")
    func burstOfKeys() {
        let keys =
            [key("/"), key("i"), key("w"), .key(Key(.backspace)), .paste("wm"), .key(.control("w")), key("x")]
            + [.key(Key(.down)), key("b"), .key(Key(.enter)), key("j"), key("s")]
        let loop = makeLoop(), other = makeLoop(RecordingDisplay(Size(120, 40)))
        loop.begin()
        other.begin()
        loop.take(keys)
        for key in keys { other.take([key]) }
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

    @Test("a live market is drawn five times a second at most, its marks' end too")
    func pace() async throws {
        let loop = liveLoop()
        let before = display.frames.count
        let clock = ContinuousClock(), begun = clock.now
        try await post(200)
        while loop.state.market["IWM"]?.quote?.last.units != 20_200 { await Task.yield() }
        let most = (clock.now - begun) / .milliseconds(200) + 2
        #expect(Double(display.frames.count - before) <= most)
        #expect(display.frames.count - before > 2)
    }

    private func liveLoop() -> EventLoop {
        let loop = makeLoop()
        loop.begin()
        loop.take(.data([.moment(Moment(loop.state.market.day + 1, .open, mode: .live, minute: 600))], at: start))
        return loop
    }

    /// Puts quotes into the inbox, one each hundredth of a second.
    private func post(_ count: Int) async throws {
        for count in 1...count {
            let price = Price(units: Int64(20_000 + count), decimals: 2)
            let time = Timestamp(milliseconds: Int64(count))
            inbox.post(.quote(Quote("IWM", last: price, session: Bundled.market.day + 1, time: time)))
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    @Test("what is said of bundled data is not said any more of a live market")
    func welcome() {
        let loop = makeLoop()
        loop.begin([.notice("bundled data end on Thu 16 May 2024")])
        loop.take(.data([.source(SourceStatus("yahoo", .good))], at: start))
        #expect(loop.state.notice != nil)
        loop.take(.data([.moment(Moment(loop.state.market.day + 1, .open, mode: .live, minute: 600))], at: start))
        #expect(loop.state.notice == nil)
    }

    private let start = Timestamp(milliseconds: 0)

    @Test("effects reach the display and the outside")
    func effects() {
        let loop = makeLoop()
        loop.begin()
        loop.take([key(","), key("p"), key("+"), key("t"), key("q"), .key(.control("z"))])
        loop.take([.key(.control("c"))])
        loop.take([.key(.control("l")), key("y"), .key(.control("s"))])
        #expect(record.commands == [.step(-1), .toggle, .faster(2)])
        #expect(record.ends == [false, true])
        #expect(record.saved == 1)
        #expect(display.requests.contains("use blue"))
        #expect(display.requests.contains("suspend"))
        #expect(display.requests.contains("invalidate"))
        #expect(display.requests.contains { $0.hasPrefix("copy QQQS 25.11") })
        #expect(loop.state.notice == "saved")
    }

    @Test("a copy is said to be made only where the terminal takes it")
    func copies() {
        let taking = makeLoop()
        taking.take([key("y")])
        #expect(taking.state.notice?.hasPrefix("copied: QQQS") == true)
        let refusing = makeLoop(RecordingDisplay(Size(120, 40), takesCopies: false))
        refusing.take([key("y")])
        #expect(refusing.state.notice == "this terminal takes no copies")
    }
}
