extension Series {
    /// The number of sessions whose median is the usual volume.
    public static let volumeSessions = 21

    /// Shares traded in the last session so far; nil where not known, as for indexes.
    public var lastVolume: Double? { isEmpty ? nil : volume(count - 1) }

    /// The median volume of the last 21 sessions, including the newest; nil where one of them has none.
    public var medianVolume21: Double? {
        guard count >= Series.volumeSessions else { return nil }
        let volumes = (count - Series.volumeSessions..<count).compactMap { self[$0].volume }
        return volumes.count == Series.volumeSessions ? volumes.sorted().medianOfSorted : nil
    }

    /// The last volume over the median of 21 sessions; nil where one is missing or the median is zero.
    public var volumeToMedian: Double? {
        guard let lastVolume, let medianVolume21, medianVolume21 > 0 else { return nil }
        return lastVolume / medianVolume21
    }
}
