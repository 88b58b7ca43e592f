extension Double {
    /// The relative position between two values, 0 at the first and 1 at the second; 0 if it is not finite.
    ///
    /// Computed from halves, because the difference of two finite numbers may overflow: a price of 1e308 must not
    /// crash.
    func position(from first: Double, to second: Double) -> Double {
        let position = (self / 2 - first / 2) / (second / 2 - first / 2)
        return position.isFinite ? position : 0
    }
}
