import Model
import Networking
import Synchronization

/// Joins filings into deals as they are read. Shared by the poll requests that read them; each reports only what is new
/// or has become more precise.
final class FilingTracker: Sendable {
    fileprivate struct Tracker: Sendable {
        var ledger = FilingLedger()
        /// Companies whose profile was read, or that have none.
        var settled: Set<Int> = []
        /// Companies whose profile is being read.
        var underWay: Set<Int> = []
        /// The number of failed attempts per company to fetch or read its profile; companies with fewer failures go
        /// first.
        var failures: [Int: Int] = [:]
        /// The number of times a profile was received but could not be parsed.
        var parseFailures: [Int: Int] = [:]
        /// When a profile that was given up is requested again.
        var again: [Int: Timestamp] = [:]
        /// The filings seen by the last reading of each form.
        var seen: [String: Set<String>] = [:]
        /// The first day from which all filings of a form were read.
        var readFrom: [String: Day] = [:]
        var reportedDeals: [String: Deal] = [:]
        var reportedFilings: [String: Filing] = [:]
        var reportedDays: ClosedRange<Day>?
    }

    /// After this many parse failures a profile is given up for a while; its company's deals are then reported without
    /// an area.
    private static let mostFailures = 3
    /// The number of connection failures that are ignored before a profile is given up.
    private static let toleratedFailures = 4
    /// How long a profile is given up, in milliseconds.
    private static let pause: Int64 = 6 * 3_600_000

    private let tracker = Mutex(Tracker())

    /// Whether the last reading of a form saw one of these accession numbers.
    func hasSeen(_ accessions: Set<String>, of form: String) -> Bool {
        tracker.withLock { tracker in tracker.seen[form].map { !$0.isDisjoint(with: accessions) } ?? false }
    }

    /// Whether a form was ever read.
    func hasRead(_ form: String) -> Bool { tracker.withLock { $0.seen[form] != nil } }

    /// Records the filings of a form's list, read back to those seen before or to the end of the list.
    func record(_ reading: FormReading, of form: String) {
        tracker.withLock { tracker in
            tracker.ledger.add(reading.filings)
            if !reading.accessions.isEmpty {
                tracker.seen[form] = reading.accessions
            } else if tracker.seen[form] == nil {
                tracker.seen[form] = []
            }
            if tracker.readFrom[form] == nil || !reading.reachesSeen { tracker.readFrom[form] = reading.completeFrom }
        }
    }

    /// The companies whose profiles are to be read next, at most `most`. They are reserved for the caller until
    /// released.
    func companiesToRead(_ most: Int, at now: Timestamp) -> [Int] {
        tracker.withLock { tracker in
            let waiting = tracker.ledger.unknownCompanies.enumerated().filter { _, cik in
                if tracker.underWay.contains(cik) { return false }
                return tracker.again[cik].map { $0 <= now } ?? !tracker.settled.contains(cik)
            }
            // One bad profile must not delay the others forever.
            let order = waiting.map { (tracker.failures[$0.element] ?? 0, $0.offset, $0.element) }.sorted(by: <)
            let chosen = order.prefix(most).map(\.2)
            tracker.underWay.formUnion(chosen)
            return chosen
        }
    }

    /// Releases companies reserved by `companiesToRead`, whether their profiles were read or not.
    func release(_ ciks: [Int]) { tracker.withLock { $0.underWay.subtract(ciks) } }

    /// Records the profile of a company, or nil if it has none.
    func record(_ profile: CompanyProfile?, of cik: Int) {
        tracker.withLock { tracker in
            if let profile { tracker.ledger.add(profile) }
            tracker.settled.insert(cik)
            tracker.again[cik] = nil
        }
    }

    /// Records that a company's profile could not be fetched or parsed. Only parse failures make it be given up.
    func fail(_ cik: Int, _ error: SourceError, at now: Timestamp) {
        tracker.withLock { tracker in
            tracker.failures[cik, default: 0] += 1
            if error.concernsConnection {
                // A connection failure may pass by the next poll; one that persists may be specific to this profile
                // after all.
                let more = tracker.failures[cik, default: 0] - FilingTracker.toleratedFailures
                let minutes = min(1 << min(max(more, 0), 6), 60)
                if more > 0 { tracker.again[cik] = Timestamp(milliseconds: now.milliseconds + Int64(minutes) * 60_000) }
                return
            }
            tracker.parseFailures[cik, default: 0] += 1
            guard tracker.parseFailures[cik, default: 0] >= FilingTracker.mostFailures else { return }
            tracker.settled.insert(cik)
            tracker.again[cik] = Timestamp(milliseconds: now.milliseconds + FilingTracker.pause)
        }
    }

    /// Updates that are new or more precise than those reported before: deals, the filings behind them and those that
    /// may lead to one, and the days for which every form was read.
    func newUpdates(at day: Day, forms: [String]) -> [MarketUpdate] {
        tracker.withLock { tracker in
            let settled = tracker.settled
            var updates: [MarketUpdate] = []
            for filing in tracker.ledger.filings(where: settled.contains)
            where tracker.reportedFilings[filing.accession] != filing {
                tracker.reportedFilings[filing.accession] = filing
                updates.append(.filing(filing))
            }
            for deal in tracker.ledger.deals(where: settled.contains) {
                let key = "\(deal.acquirer)\n\(deal.target)"
                if tracker.reportedDeals[key] == deal { continue }
                tracker.reportedDeals[key] = deal
                updates.append(.deal(deal))
            }
            if let days = tracker.days(at: day, forms: forms), days != tracker.reportedDays {
                tracker.reportedDays = days
                updates.append(.dealsCovered(days))
            }
            return updates
        }
    }
}

extension FilingTracker.Tracker {
    /// The days for which every form was read.
    fileprivate func days(at day: Day, forms: [String]) -> ClosedRange<Day>? {
        guard forms.allSatisfy({ seen[$0] != nil }) else { return nil }
        let first = forms.compactMap { readFrom[$0] }.max() ?? day
        return first <= day ? first...day : nil
    }
}
