import ArgumentParser
import Dashboard
import Model
import Playback
import Screen
import Terminal

/// `ballast replay`: plays history as if it happened now.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play real history, or a recording of live updates.",
        discussion: """
            Without a file it plays history: sessions per second, or minutes of December 2019. \
            Sessions arrive in order, each as its real open, low and high, and close; yields, deals and sector tables \
            appear on their own dates, and nothing on the screen is newer than the date it shows.

            With a file that ballast --record FILE wrote it plays that: every update as it came, with --speed 10 ten times \
            as fast. There a step is a minute. It plays the complete part of a truncated file, and reports that.

            With --format svg it prints history as an animated image, with a frame for the close of each session:

              ballast replay --from 2024-04-01 --to 2024-05-16 --speed 2 --format svg > replay.svg
            """)

    /// The formats of an output that is not a terminal.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case svg
    }

    @Argument(help: "A recording to play.", completion: .file())
    var file: String?

    @Option(
        help: ArgumentHelp(
            "The first session; by default the first before which most instruments have a year of history.",
            valueName: "date"))
    var from: Day?

    @Option(help: ArgumentHelp("The last session.", valueName: "date"))
    var to: Day?

    @Option(
        help: ArgumentHelp(
            "Sessions a second; with --minutes, market minutes a second; of a recording, times its speed.",
            valueName: "number"))
    var speed: Double?

    @Flag(help: "Play the minute bars of 18 to 23 December 2019.")
    var minutes = false

    @Flag(help: "Start paused.")
    var paused = false

    @Option(help: "Print an animated image, svg, instead of playing in the terminal; needs --from and --to.")
    var format: Format?

    @Option(help: "The columns and rows of the image; 120x40 by default.")
    var size: Size?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if let speed, !(0.1...1000).contains(speed) { throw ValidationError("--speed is 0.1 to 1000, not \(speed)") }
        if file != nil, minutes || from != nil || to != nil {
            throw ValidationError("--from, --to and --minutes cannot be used with a recording")
        }
        if minutes, to != nil { throw ValidationError("--to cannot be used with --minutes") }
        if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to)") }
        try validateFormat()
    }

    private func validateFormat() throws {
        guard format != nil else {
            if size != nil { throw ValidationError("--size is for --format svg: a terminal has its own size") }
            return
        }
        if from == nil || to == nil || minutes || paused {
            throw ValidationError("--format svg is for sessions: it needs --from and --to, and cannot be paused")
        }
        let least = Layout.minimumSize
        if let size, size.width < least.width || size.height < least.height {
            throw ValidationError(
                "--size \(size.width)x\(size.height) is too small: \(least.width)x\(least.height) is needed")
        }
    }

    func run() async throws {
        try check([("--from", from), ("--to", to)])
        if format != nil, let from, let to { return try record(from...to) }
        guard Console.isTerminal else { throw Failure(message: "ballast: a replay needs a terminal") }
        let resolved = try options.uncheckedOptions
        let tables = try Tables(resolved)
        if let file {
            return try await show(try recording(file), tables, resolved, chart: .day)
        }
        let market = tables.fullMarket
        if minutes {
            guard let machine = tables.minutes(of: market, from: from, speed: speed ?? 10) else {
                throw Failure(message: "ballast: no minute bars on or after \(label(from))")
            }
            try await show(machine, tables, resolved, chart: .day)
        } else {
            guard var machine = ReplayMachine(market, from: from, to: to, speed: speed ?? 1) else {
                throw Failure(message: "ballast: no session between \(label(from)) and \(label(to))")
            }
            if let start = start(market) { machine.send(.jump(to: start)) }
            try await show(machine, tables, resolved, chart: .halfYear)
        }
    }

    /// Prints an animated image.
    private func record(_ days: ClosedRange<Day>) throws {
        let resolved = try options.resolvedOptions
        let tables = try Tables(resolved), thesis = try tables.thesis(resolved)
        let recording = ReplayRecording(
            tables.fullMarket, days, speed: speed ?? 1, size: size ?? Size(120, 40),
            settings: try tables.checkedSettings(resolved, thesis), thesis: thesis)
        guard var recording else {
            throw Failure(message: "ballast: no session between \(label(from)) and \(label(to))")
        }
        recording.write(isASCII: resolved.ascii, to: Console.write)
    }

    private func recording(_ path: String) throws(Failure) -> RecordedTimeline {
        do throws(RecordingError) {
            return RecordedTimeline(try RecordingReader(path, isValidated: true), speed: speed ?? 1)
        } catch {
            throw Failure(message: "ballast: \(error)")
        }
    }

    /// The day at which the replay opens if none was given and it is not the first session; earlier days can still be
    /// reached.
    private func start(_ market: Market) -> Day? {
        guard from == nil, let day = market.firstDay(), day <= to ?? day else { return nil }
        return day
    }

    private func show(
        _ timeline: some ReplayTimeline, _ tables: Tables, _ resolved: ResolvedOptions, chart window: Model.Window
    ) async throws {
        var timeline = timeline
        if paused { timeline.send(.pause) }
        let first = timeline.drain().map(tables.market.applying) ?? tables.market
        let opening = first.applying(.playback(timeline.playback))
        let source = ReplaySource(timeline)
        let dashboard = await LiveDashboard(
            tables, ThesisDraft(resolved, data: tables.folder), opening, resolved, source: source, chart: window)
        await dashboard.run(in: try LiveDashboard.open(resolved)).exitProcess()
    }

    private func label(_ day: Day?) -> String { day.map(String.init(describing:)) ?? "the end of the data" }
}
