/// An element of a `NewestFirst`.
protocol Keyed: Sendable {
    /// The time as an ordinal: a greater rank is newer.
    var rank: Int64 { get }
    /// Hash values of the subjects. Elements that belong together share a key; elements that share a key need not
    /// belong together.
    var keys: [Int] { get }
}

/// Elements sorted newest first; of elements with equal time, the one inserted last comes first.
///
/// Elements related to another are found by shared keys rather than by a linear search. The index is built on the first
/// look-up, O(n); a look-up then costs O(found · log n).
struct NewestFirst<Element: Keyed>: Sendable {
    private struct Stamp: Hashable, Comparable {
        let rank: Int64
        let number: Int

        static func < (a: Stamp, b: Stamp) -> Bool { (a.rank, a.number) < (b.rank, b.number) }
    }

    /// The elements, newest first.
    private(set) var elements: [Element]
    /// Their stamps in descending order.
    private var stamps: [Stamp]
    private var nextNumber: Int
    private var index: [Int: [Stamp]]?

    /// Elements in any order; those of equal time retain their order.
    init(_ elements: [Element] = []) {
        let isSorted = zip(elements, elements.dropFirst()).allSatisfy { $0.rank >= $1.rank }
        self.elements = isSorted ? elements : elements.sorted { $0.rank > $1.rank }
        nextNumber = elements.count
        stamps = self.elements.enumerated().map { Stamp(rank: $1.rank, number: elements.count - 1 - $0) }
    }

    /// The positions of the elements with any of these keys, ascending, without repeats.
    mutating func positions(sharing keys: [Int]) -> [Int] {
        let index = indexed()
        var found: [Stamp] = []
        for key in keys { found += index[key] ?? [] }
        if found.count > 1 { found = Set(found).sorted(by: >) }
        return found.compactMap(position)
    }

    /// The number of entries in the index: the total number of keys of its elements.
    var indexEntryCount: Int { index?.values.reduce(0) { $0 + $1.count } ?? 0 }

    /// Inserts an element before those of the same and of earlier times.
    mutating func insert(_ element: Element) {
        let stamp = Stamp(rank: element.rank, number: nextNumber)
        nextNumber += 1
        let position = firstPosition(notAbove: stamp)
        elements.insert(element, at: position)
        stamps.insert(stamp, at: position)
        addToIndex(element, stamp)
    }

    /// Removes an element.
    @discardableResult
    mutating func remove(at position: Int) -> Element {
        let element = elements.remove(at: position)
        removeFromIndex(element, stamps.remove(at: position))
        return element
    }

    /// Replaces an element with another of the same time.
    mutating func replace(at position: Int, with element: Element) {
        removeFromIndex(elements[position], stamps[position])
        elements[position] = element
        addToIndex(element, stamps[position])
    }

    private mutating func indexed() -> [Int: [Stamp]] {
        if let index { return index }
        var entries: [Int: [Stamp]] = [:]
        for (element, stamp) in zip(elements, stamps).reversed() {
            for key in element.keys { entries[key, default: []].append(stamp) }
        }
        index = entries
        return entries
    }

    private mutating func addToIndex(_ element: Element, _ stamp: Stamp) {
        guard index != nil else { return }
        for key in element.keys { index?[key, default: []].append(stamp) }
    }

    private mutating func removeFromIndex(_ element: Element, _ stamp: Stamp) {
        guard index != nil else { return }
        for key in element.keys {
            // Entries that came last are usually removed first.
            if let last = index?[key]?.lastIndex(of: stamp) { index?[key]?.remove(at: last) }
            if index?[key]?.isEmpty == true { index?[key] = nil }
        }
    }

    private func position(of stamp: Stamp) -> Int? {
        let position = firstPosition(notAbove: stamp)
        return position < stamps.count && stamps[position] == stamp ? position : nil
    }

    private func firstPosition(notAbove stamp: Stamp) -> Int {
        var (low, high) = (0, stamps.count)
        while low < high {
            let middle = low + (high - low) / 2
            if stamps[middle] > stamp { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
