/// A quote that is held back, and who made it.
public struct HeldQuote: Hashable, Sendable {
    /// The quote.
    public let quote: Quote
    /// The source that the instrument's prices came from then.
    let source: String
    /// The close that it is held against.
    let reference: Double
}

extension Listing {
    /// The step that is not believed, of a quote that is held back or of closes that are not compared; nil where all is well.
    public var doubt: Jump? {
        if let held { return Jump(day: held.quote.session, before: held.reference, after: held.quote.last.value) }
        return series.doubtfulJump
    }

    /// The listing with the scales of its closes judged anew. O(sessions).
    var judged: Listing {
        var listing = self
        listing.series.judge(JumpRules(instrument))
        return listing
    }

    /// Judges the scales anew where a close that came can have changed them.
    mutating func judge(after day: Day) {
        let closed = series.closed
        guard let index = closed.index(on: day) else { return }
        let before = index > 0 ? closed.close(index - 1) : nil
        let next = index + 1 < closed.count ? closed.close(index + 1) : nil
        let close = closed.close(index)
        let isLarge =
            before.map { JumpRules.isLarge($0, close) } ?? false || next.map { JumpRules.isLarge(close, $0) } ?? false
        if isLarge || !series.scales.isEmpty { self = judged }
    }

    /// Whether a quote is held back: it is likelier a slip than a price, and neither another source nor another session has
    /// said the same before. O(1) for most, O(252) for a large step.
    mutating func holdsBack(_ quote: Quote) -> Bool {
        let price = quote.last.value
        guard let close = series.jump(to: quote, as: instrument)?.before else { return false }
        if let held, !JumpRules.isLarge(held.quote.last.value, price) {
            let isOtherDay = held.quote.session < quote.session && !instrument.isInHundredths
            if isOtherDay || held.source != provenance.source { return false }
        }
        // Back on the scale of the closes before a slip.
        if let jump = series.doubtfulJump, !JumpRules.isLarge(jump.before, price) { return false }
        if held.map({ $0.quote.session == quote.session || JumpRules.isLarge($0.quote.last.value, price) }) ?? true {
            held = HeldQuote(quote: quote, source: provenance.source, reference: close)
        }
        return true
    }
}

extension Series {
    /// The step from the last close before a quote's session to the quote, where that is likelier a slip than the market's.
    public func jump(to quote: Quote, as instrument: Instrument) -> Jump? {
        let closed = closed, price = quote.last.value
        guard let last = closed.index(onOrBefore: quote.session - 1), case let close = closed.close(last),
            JumpRules.isLarge(close, price), JumpRules(instrument).isSlip(closed, from: last, to: price)
        else { return nil }
        return Jump(day: quote.session, before: close, after: price)
    }
}

extension Market {
    /// What is held back, in the order of the catalogue: whose, and why.
    public var doubts: [(symbol: Symbol, jump: Jump)] {
        listings.compactMap { listing in listing.doubt.map { (listing.instrument.symbol, $0) } }
    }
}
