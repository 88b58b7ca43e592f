import Model
import Synchronization

/// The filings that were read so far, joined into deals, shared by the poll requests that read them: each says only what is new
/// or has become clearer.
final class FilingTracker: Sendable {
    fileprivate struct Tracker: Sendable {
        var ledger = FilingLedger()
        /// Companies whose file was read, or that have none.
        var settled: Set<Int> = []
        /// Companies whose file is being read.
        var underWay: Set<Int> = []
        /// How often a company's file could not be had or read; those of fewer faults go first.
        var faults: [Int: Int] = [:]
        /// How often it came and could not be read.
        var failures: [Int: Int] = [:]
        /// When a file that was given up is asked for again.
        var again: [Int: Timestamp] = [:]
        /// The filings that each form's last reading saw.
        var seen: [String: Set<String>] = [:]
        /// From which day on all filings of a form were read.
        var readFrom: [String: Day] = [:]
        var toldDeals: [String: Deal] = [:]
        var toldFilings: [String: Filing] = [:]
        var toldDays: ClosedRange<Day>?
    }

    /// A company's file is given up for a while after so many faults of its own; its deals then stand without an area.
    private static let mostFailures = 3
    /// So many faults of the way to a file are not held against it.
    private static let passingFaults = 4
    /// So long it is given up, in milliseconds.
    private static let pause: Int64 = 6 * 3_600_000

    private let tracker = Mutex(Tracker())

    /// Whether a form's last reading saw one of these.
    func hasSeen(_ accessions: Set<String>, of form: String) -> Bool {
        tracker.withLock { tracker in tracker.seen[form].map { !$0.isDisjoint(with: accessions) } ?? false }
    }

    /// Whether a form was ever read.
    func hasRead(_ form: String) -> Bool { tracker.withLock { $0.seen[form] != nil } }

    /// Takes what a form's list has, read back to what was seen before or to its end.
    func take(_ reading: FormReading, of form: String) {
        tracker.withLock { tracker in
            tracker.ledger.take(reading.filings)
            if !reading.accessions.isEmpty {
                tracker.seen[form] = reading.accessions
            } else if tracker.seen[form] == nil {
                tracker.seen[form] = []
            }
            if tracker.readFrom[form] == nil || !reading.reachesSeen { tracker.readFrom[form] = reading.completeFrom }
        }
    }

    /// The companies whose files are to be read next, at most so many. Nobody else is given them until they are left.
    func companiesToRead(_ most: Int, at now: Timestamp) -> [Int] {
        tracker.withLock { tracker in
            let waiting = tracker.ledger.unknownCompanies.enumerated().filter { _, cik in
                if tracker.underWay.contains(cik) { return false }
                return tracker.again[cik].map { $0 <= now } ?? !tracker.settled.contains(cik)
            }
            // One bad file must not stand before the others for ever.
            let order = waiting.map { (tracker.faults[$0.element] ?? 0, $0.offset, $0.element) }.sorted(by: <)
            let chosen = order.prefix(most).map(\.2)
            tracker.underWay.formUnion(chosen)
            return chosen
        }
    }

    /// Leaves companies to others, whether their files were read or not.
    func leave(_ ciks: [Int]) { tracker.withLock { $0.underWay.subtract(ciks) } }

    /// Takes a company's file, or that it has none.
    func take(_ profile: CompanyProfile?, of cik: Int) {
        tracker.withLock { tracker in
            if let profile { tracker.ledger.take(profile) }
            tracker.settled.insert(cik)
            tracker.again[cik] = nil
        }
    }

    /// Takes note that a company's file could not be had or read. Only what is wrong with the file itself gives it up.
    func fail(_ cik: Int, _ fault: SourceError, at now: Timestamp) {
        tracker.withLock { tracker in
            tracker.faults[cik, default: 0] += 1
            if fault.isOfWay {
                // That may pass with the next list; what goes on may be of this file after all.
                let more = tracker.faults[cik, default: 0] - FilingTracker.passingFaults
                let minutes = min(1 << min(max(more, 0), 6), 60)
                if more > 0 { tracker.again[cik] = Timestamp(milliseconds: now.milliseconds + Int64(minutes) * 60_000) }
                return
            }
            tracker.failures[cik, default: 0] += 1
            guard tracker.failures[cik, default: 0] >= FilingTracker.mostFailures else { return }
            tracker.settled.insert(cik)
            tracker.again[cik] = Timestamp(milliseconds: now.milliseconds + FilingTracker.pause)
        }
    }

    /// What is new, or clearer than it was told: deals, the filings behind them and those that may lead to one, and of
    /// which days every form was read.
    func news(at day: Day, forms: [String]) -> [MarketUpdate] {
        tracker.withLock { tracker in
            let settled = tracker.settled
            var updates: [MarketUpdate] = []
            for filing in tracker.ledger.filings(where: settled.contains)
            where tracker.toldFilings[filing.accession] != filing {
                tracker.toldFilings[filing.accession] = filing
                updates.append(.filing(filing))
            }
            for deal in tracker.ledger.deals(where: settled.contains) {
                let key = "\(deal.acquirer)\n\(deal.target)"
                if tracker.toldDeals[key] == deal { continue }
                tracker.toldDeals[key] = deal
                updates.append(.deal(deal))
            }
            if let days = tracker.days(at: day, forms: forms), days != tracker.toldDays {
                tracker.toldDays = days
                updates.append(.dealsKnown(days))
            }
            return updates
        }
    }
}

extension FilingTracker.Tracker {
    /// The days of which every form was read.
    fileprivate func days(at day: Day, forms: [String]) -> ClosedRange<Day>? {
        guard forms.allSatisfy({ seen[$0] != nil }) else { return nil }
        let first = forms.compactMap { readFrom[$0] }.max() ?? day
        return first <= day ? first...day : nil
    }
}
