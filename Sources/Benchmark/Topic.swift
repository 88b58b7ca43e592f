/// A group of measurements that can be run by itself.
enum Topic: String, CaseIterable {
    case start, keys, rest, replay, frames, flood, thesis, store, desk, market, soak

    /// The topics that a run without `--only` measures.
    static let standard = allCases.filter { $0 != .soak }

    /// The heading in the report.
    var heading: String {
        switch self {
        case .start: "Start, 200x60"
        case .keys: "Keys, 200x60"
        case .rest: "At rest, 200x60"
        case .replay: "A replay of a step a second, 200x60"
        case .frames: "A frame in this process"
        case .thesis: "1,000 quotes a second into 10,000 instruments under 20 conditions"
        case .market: "A live market of 500 symbols, 5,000 quotes a second, random failures, 200x60"
        case .store: "The store, thousands of instruments with 25 years of sessions"
        case .desk: "A desk, 500 symbols moving twice a second, on loopback"
        case .soak: "A soak: a live market with failures, and a replay, with keys and resizes, 200x60"
        case .flood: "100,000 quotes a second into 10,000 instruments, 200x60"
        }
    }
}
