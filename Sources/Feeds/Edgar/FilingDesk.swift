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
        /// How often a company's file could not be read.
        var failures: [Int: Int] = [:]
        /// The filings that each form's last reading saw.
        var seen: [String: Set<String>] = [:]
        /// From which day on all filings of a form were read.
        var readFrom: [String: Day] = [:]
        var toldDeals: [String: Deal] = [:]
        var toldFilings: [String: Filing] = [:]
        var toldDays: ClosedRange<Day>?
    }

    /// A company's file is given up after so many faults; its deals then stand without an area.
    private static let mostFailures = 3

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
    func companiesToRead(_ most: Int) -> [Int] {
        desk.withLock { desk in
            let others = desk.settled.union(desk.underWay)
            let chosen = Array(desk.ledger.unknownCompanies.lazy.filter { !others.contains($0) }.prefix(most))
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
        }
    }

    /// Takes note that a company's file could not be read.
    func fail(_ cik: Int) {
        desk.withLock { desk in
            desk.failures[cik, default: 0] += 1
            if desk.failures[cik, default: 0] >= FilingDesk.mostFailures { desk.settled.insert(cik) }
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
