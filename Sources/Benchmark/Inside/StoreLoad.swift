import Model
import Playback
import Store

/// A store of thousands of instruments with 25 years of sessions each: the cost of reading it at start, and of storing
/// quotes.
struct StoreLoad {
    /// The program that is started on the store.
    let program: String
    let data: String
    /// The number of instruments, and of measured starts.
    let instruments, runs: Int
    private let sessions = 6300
    private let watched = 25

    /// The lines of the report.
    func measure() async throws -> [Measurement] {
        let folder = try ScratchFolder()
        return try imports(into: folder) + fill(folder) + starts(in: folder) + firstFrame(from: folder)
            + (await quotes(into: folder))
    }

    /// Imports the bundled tables into a new store.
    private func imports(into folder: ScratchFolder) throws -> [Measurement] {
        let tables = BundledTables(try DataFolder(data))
        let started = ContinuousClock.now
        let market = tables.firstStage().market
        let read = ContinuousClock.now
        let store = try MarketStore.open(folder: folder.path("bundled"), now: now)
        try store.importTables(market, later: tables.rest().updates, fingerprint: tables.folder.manifest.fingerprint)
        let end = ContinuousClock.now
        let note = "of which reading the tables \(Measurement.text((read - started) / .milliseconds(1)))"
        return [
            Measurement(
                "import of the bundled tables", (end - started) / .milliseconds(1), "ms", budget: 3000, note: note)
        ]
            + (try start("first snapshot of the bundled tables", in: folder.path("bundled"), budget: 6))
    }

    private func fill(_ folder: ScratchFolder) throws -> [Measurement] {
        let store = try MarketStore.open(folder: folder.path(StoreLoad.large), now: now)
        let started = ContinuousClock.now
        for share in stride(from: 0, to: instruments, by: 25) {
            let updates = (share..<min(share + 25, instruments)).flatMap { number -> [MarketUpdate] in
                let instrument = Instrument(
                    symbol(number), name: "Synthetic \(number)", kind: .share, group: "synthetic", basis: .adjusted)
                return [.instrument(instrument), .series(symbol(number), series(number))]
            }
            try store.save(updates, receivedAt: now)
        }
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        let rows = Double(instruments * sessions)
        return [
            Measurement(
                "writing histories", rows / seconds / 1000, "thousand rows/s",
                note:
                    "\(instruments) instruments of \(sessions) sessions, \(Measurement.text(folder.megabytes(StoreLoad.large))) MB"
            )
        ]
    }

    /// Measures starts with few and with all instruments watched, and the loading of histories after the first
    /// snapshot.
    private func starts(in folder: ScratchFolder) throws -> [Measurement] {
        let path = folder.path(StoreLoad.large)
        let store = try MarketStore.open(folder: path, now: now)
        let all = try start("first snapshot, \(instruments) of \(instruments) watched", in: path, budget: nil)
        try store.watch((0..<watched).map(symbol))
        let few = try start("first snapshot, \(watched) of \(instruments) watched", in: path, budget: 6)
        let started = ContinuousClock.now
        let updates = try store.rest()
        let rest = (ContinuousClock.now - started) / .milliseconds(1)
        precondition(updates.count >= watched, "the rest has a history of each instrument")
        return few + all + [Measurement("full histories of \(watched) after it", rest, "ms")]
    }

    /// Measures the program itself, started on the large store.
    private func firstFrame(from folder: ScratchFolder) throws -> [Measurement] {
        folder.settle()
        return try FirstFrame(program: program, runs: runs, origin: " from it", dataHome: folder.root).measure()
    }

    /// The folder of the large store, with the name of the program's own in a user's data folder.
    static let large = "ballast"

    /// Measures repeatedly opening the store and reading the first snapshot.
    private func start(_ name: String, in folder: String, budget: Double?) throws -> [Measurement] {
        var times: [Double] = []
        for _ in 0..<runs {
            let started = ContinuousClock.now
            let store = try MarketStore.open(folder: folder, now: now)
            let snapshot = try store.firstSnapshot()
            times.append((ContinuousClock.now - started) / .milliseconds(1))
            precondition(snapshot?.listings.isEmpty == false, "a picture has instruments")
        }
        let sample = Sample(times)
        let note =
            "median of \(runs), min \(Measurement.text(sample.minimum)), max \(Measurement.text(sample.maximum))"
        return [Measurement(name, sample.median, "ms", budget: budget, note: note)]
    }

    /// Measures storing five thousand quotes a second of five hundred instruments in the background.
    private func quotes(into folder: ScratchFolder) async throws -> [Measurement] {
        let store = try MarketStore.open(folder: folder.path(StoreLoad.large), now: now)
        let time = now
        let writer = StoreWriter(store, wallClock: { time })
        let running = Task { await writer.run() }
        let (seconds, meter) = (12, ProcessMeter.own)
        let memory = meter.residentMB
        let before = ProcessorClock.process
        let start = ContinuousClock.now
        for burst in 0..<(seconds * 100) {
            try? await Task.sleep(until: start + .milliseconds(10 * burst), tolerance: .zero, clock: .continuous)
            for number in 0..<50 { writer.post(quote(burst * 50 + number), receivedAt: time) }
        }
        running.cancel()
        await running.value
        let share = (ProcessorClock.process - before) / Double(seconds) * 100
        let growth = memory.flatMap { before in meter.residentMB.map { $0 - before } }
        return [
            Measurement(
                "storing 5,000 quotes a second", share, "% of a core", note: "of 500 instruments, making them included"),
            Measurement("memory growth meanwhile", growth, "MB", note: "over \(seconds) s"),
        ]
    }
}

extension StoreLoad {
    private var now: Timestamp { Timestamp(SyntheticMarket.day, hour: 20, minute: 0) }

    private func symbol(_ number: Int) -> Symbol { SyntheticMarket.symbol(number) }

    private func quote(_ number: Int) -> MarketUpdate {
        .quote(
            Quote(
                symbol(number % min(500, instruments)), last: Price(units: Int64(10_000 + number % 3000), decimals: 2),
                session: SyntheticMarket.day + 1, time: Timestamp(milliseconds: now.milliseconds + Int64(number))))
    }

    private func series(_ number: Int) -> Series {
        let first = SyntheticMarket.day - sessions * 7 / 5
        let days = (0..<sessions).map { first + ($0 / 5 * 7 + $0 % 5) }
        let closes = days.indices.map { 100 + Double((number * 7 + $0 * 13) % 4000) / 100 }
        return Series(
            days: days, opens: closes.map { $0 - 0.25 }, highs: closes.map { $0 + 1 }, lows: closes.map { $0 - 1 },
            closes: closes, volumes: closes.map { $0 * 10_000 })
    }
}
