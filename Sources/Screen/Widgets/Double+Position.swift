extension Double {
    /// Where it lies between two values, 0 at the first and 1 at the second; 0 where that is no number.
    ///
    /// Of halves, for the difference of two numbers that are finite need not be: a price of 1e308 must end no program.
    func position(from first: Double, to second: Double) -> Double {
        let position = (self / 2 - first / 2) / (second / 2 - first / 2)
        return position.isFinite ? position : 0
    }
}
