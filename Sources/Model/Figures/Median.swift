extension [Double] {
    /// The middle of numbers in order, the mean of the two middle ones where they are even; nil where there are none.
    var medianOfSorted: Double? {
        guard !isEmpty else { return nil }
        return (self[(count - 1) / 2] + self[count / 2]) / 2
    }
}
