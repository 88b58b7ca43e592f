import Model

@testable import Networking

extension PollResult {
    /// The full history of an instrument in this result, if there is one.
    func series(_ symbol: Symbol) -> Series? {
        for case .series(symbol, let series) in updates { return series }
        return nil
    }

    var quotes: [Quote] {
        updates.compactMap { update in
            if case .quote(let quote) = update { quote } else { nil }
        }
    }
}
