/// A quote that is held back, and its source.
public struct HeldQuote: Hashable, Sendable {
    /// The quote.
    public let quote: Quote
    /// The source of the instrument's prices at that time.
    let source: String
    /// The last close that the quote was compared with.
    let reference: Double
}

extension Listing {
    /// The doubtful step, of a quote that is held back or of closes that are not compared; nil without any.
    public var doubtfulJump: Jump? {
        if let held { return Jump(day: held.quote.session, before: held.reference, after: held.quote.last.value) }
        return series.doubtfulJump
    }

    /// The listing with the scales of its closes determined anew. O(sessions).
    var judged: Listing {
        var listing = self
        listing.series.judge(JumpRules(instrument))
        return listing
    }

    /// Determines the scales anew where a new close can have changed them.
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

    /// Whether a quote is held back: it is more likely an error than a price, and neither another source nor another
    /// session has confirmed it. O(1) for most quotes, O(252) for a large step.
    mutating func holdsBack(_ quote: Quote) -> Bool {
        let price = quote.last.value
        guard let close = series.jump(to: quote, as: instrument)?.before else { return false }
        if let held, !JumpRules.isLarge(held.quote.last.value, price) {
            let isOtherDay = held.quote.session < quote.session && !instrument.isInHundredths
            if isOtherDay || held.source != provenance.source { return false }
        }
        // Back on the scale of the closes before an error.
        if let jump = series.doubtfulJump, !JumpRules.isLarge(jump.before, price) { return false }
        if held.map({ $0.quote.session == quote.session || JumpRules.isLarge($0.quote.last.value, price) }) ?? true {
            held = HeldQuote(quote: quote, source: provenance.source, reference: close)
        }
        return true
    }
}

extension Series {
    /// The step from the last close before a quote's session to the quote, where it is more likely an error than a
    /// market move.
    public func jump(to quote: Quote, as instrument: Instrument) -> Jump? {
        let closed = closed, price = quote.last.value
        guard let last = closed.index(onOrBefore: quote.session - 1), case let before = closed.price(last),
            JumpRules.isLarge(before, price),
            JumpRules(instrument).isSlip(closed, from: last, to: price * (closed[last].adjustment ?? 1))
        else { return nil }
        return Jump(day: quote.session, before: before, after: price)
    }
}

extension Market {
    /// The doubtful steps by symbol, in catalogue order.
    public var doubtfulJumps: [(symbol: Symbol, jump: Jump)] {
        listings.compactMap { listing in listing.doubtfulJump.map { (listing.instrument.symbol, $0) } }
    }
}
