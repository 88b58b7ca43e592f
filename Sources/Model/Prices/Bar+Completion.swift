extension Bar {
    /// The bar with its missing values filled from another bar of the same session.
    ///
    /// Open, high and low are on the scale of the quoted close: where only one bar has that, they come from it.
    package func completed(by other: Bar) -> Bar {
        let (first, second): (Bar?, Bar?) =
            switch (quotedClose != nil, other.quotedClose != nil) {
            case (true, false): (self, nil)
            case (false, true): (other, nil)
            default: (self, other)
            }
        return Bar(
            day, open: first?.open ?? second?.open, high: first?.high ?? second?.high,
            low: first?.low ?? second?.low, close: close, quotedClose: quotedClose ?? other.quotedClose,
            volume: volume ?? other.volume)
    }
}
