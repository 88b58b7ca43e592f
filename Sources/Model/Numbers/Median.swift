extension [Double] {
    /// The median of numbers in ascending order, the mean of the two middle ones for an even count; nil for none.
    var medianOfSorted: Double? {
        guard !isEmpty else { return nil }
        return (self[(count - 1) / 2] + self[count / 2]) / 2
    }
}
