import Model
import Synchronization

/// The filings that were read so far, joined into deals, shared by the errands that read them: each says only what is new
/// or has become clearer.
final class FilingDesk: Sendable {
    fileprivate struct Desk: Sendable {
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

    private let desk = Mutex(Desk())

    /// Whether a form's last reading saw one of these.
    func hasSeen(_ accessions: Set<String>, of form: String) -> Bool {
        desk.withLock { desk in desk.seen[form].map { !$0.isDisjoint(with: accessions) } ?? false }
    }

    /// Whether a form was ever read.
    func hasRead(_ form: String) -> Bool { desk.withLock { $0.seen[form] != nil } }

    /// Takes what a form's list has, read back to what was seen before or to its end.
    func take(_ reading: FormReading, of form: String) {
        desk.withLock { desk in
            desk.ledger.take(reading.filings)
            if !reading.accessions.isEmpty {
                desk.seen[form] = reading.accessions
            } else if desk.seen[form] == nil {
                desk.seen[form] = []
            }
            if desk.readFrom[form] == nil || !reading.reachesSeen { desk.readFrom[form] = reading.completeFrom }
        }
    }

    /// The companies whose files are to be read next, at most so many. Nobody else is given them until they are left.
    func companiesToRead(_ most: Int, at now: Timestamp) -> [Int] {
        desk.withLock { desk in
            let waiting = desk.ledger.unknownCompanies.enumerated().filter { _, cik in
                if desk.underWay.contains(cik) { return false }
                return desk.again[cik].map { $0 <= now } ?? !desk.settled.contains(cik)
            }
            // One bad file must not stand before the others for ever.
            let order = waiting.map { (desk.faults[$0.element] ?? 0, $0.offset, $0.element) }.sorted(by: <)
            let chosen = order.prefix(most).map(\.2)
            desk.underWay.formUnion(chosen)
            return chosen
        }
    }

    /// Leaves companies to others, whether their files were read or not.
    func leave(_ ciks: [Int]) { desk.withLock { $0.underWay.subtract(ciks) } }

    /// Takes a company's file, or that it has none.
    func take(_ profile: CompanyProfile?, of cik: Int) {
        desk.withLock { desk in
            if let profile { desk.ledger.take(profile) }
            desk.settled.insert(cik)
            desk.again[cik] = nil
        }
    }

    /// Takes note that a company's file could not be had or read. Only what is wrong with the file itself gives it up.
    func fail(_ cik: Int, _ fault: SourceFault, at now: Timestamp) {
        desk.withLock { desk in
            desk.faults[cik, default: 0] += 1
            if fault.isOfWay {
                // That may pass with the next list; what goes on may be of this file after all.
                let more = desk.faults[cik, default: 0] - FilingDesk.passingFaults
                let minutes = min(1 << min(max(more, 0), 6), 60)
                if more > 0 { desk.again[cik] = Timestamp(milliseconds: now.milliseconds + Int64(minutes) * 60_000) }
                return
            }
            desk.failures[cik, default: 0] += 1
            guard desk.failures[cik, default: 0] >= FilingDesk.mostFailures else { return }
            desk.settled.insert(cik)
            desk.again[cik] = Timestamp(milliseconds: now.milliseconds + FilingDesk.pause)
        }
    }

    /// What is new, or clearer than it was told: deals, the filings behind them and those that may lead to one, and of
    /// which days every form was read.
    func news(at day: Day, forms: [String]) -> [MarketUpdate] {
        desk.withLock { desk in
            let settled = desk.settled
            var updates: [MarketUpdate] = []
            for filing in desk.ledger.filings(where: settled.contains)
            where desk.toldFilings[filing.accession] != filing {
                desk.toldFilings[filing.accession] = filing
                updates.append(.filing(filing))
            }
            for deal in desk.ledger.deals(where: settled.contains) {
                let key = "\(deal.acquirer)\n\(deal.target)"
                if desk.toldDeals[key] == deal { continue }
                desk.toldDeals[key] = deal
                updates.append(.deal(deal))
            }
            if let days = desk.days(at: day, forms: forms), days != desk.toldDays {
                desk.toldDays = days
                updates.append(.dealsKnown(days))
            }
            return updates
        }
    }
}

extension FilingDesk.Desk {
    /// The days of which every form was read.
    fileprivate func days(at day: Day, forms: [String]) -> ClosedRange<Day>? {
        guard forms.allSatisfy({ seen[$0] != nil }) else { return nil }
        let first = forms.compactMap { readFrom[$0] }.max() ?? day
        return first <= day ? first...day : nil
    }
}
