/// The division of a length among neighbours.
enum Division {
    /// The least width of a column, and the least height of a panel, that the user can choose.
    static let leastWidth = 40, leastHeight = 5

    /// Sizes scaled by factors in thousandths, with the same sum. None is smaller than the least, as far as there is
    /// room.
    static func sizes(_ natural: [Int], by factors: [Int?], least: Int) -> [Int] {
        guard factors.contains(where: { $0 != nil }), natural.count > 1 else { return natural }
        let total = natural.reduce(0, +)
        let wanted = zip(natural, factors).map { Double($0 * ($1 ?? 1000)) }
        let sum = max(wanted.reduce(0, +), 1)
        var edge = 0.0, placed = 0
        var sizes = wanted.map { size in
            edge += size
            let end = Int((edge / sum * Double(total)).rounded())
            defer { placed = end }
            return end - placed
        }
        let least = min(least, total / natural.count)
        while let small = sizes.indices.first(where: { sizes[$0] < least }),
            let large = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), sizes[large] > least
        {
            let moved = min(least - sizes[small], sizes[large] - least)
            sizes[small] += moved
            sizes[large] -= moved
        }
        return sizes
    }

    /// The factors by which natural sizes become the given ones.
    static func factors(from natural: [Int], to sizes: [Int]) -> [Int?] {
        zip(natural, sizes).map { natural, size in
            let factor = (size * 1000 + natural / 2) / max(natural, 1)
            return factor == 1000 ? nil : factor
        }
    }

    /// Makes one size larger or smaller by up to a number of cells, at the expense of the nearest neighbour that has
    /// room; nil if none has.
    static func growing(_ index: Int, by cells: Int, in sizes: [Int], least: Int) -> [Int]? {
        let neighbours = sizes.indices.filter { $0 != index }.sorted { left, right in
            (abs(left - index), right) < (abs(right - index), left)
        }
        var sizes = sizes
        if cells < 0 {
            let moved = min(-cells, sizes[index] - least)
            guard moved > 0, let neighbour = neighbours.first else { return nil }
            sizes[index] -= moved
            sizes[neighbour] += moved
            return sizes
        }
        guard let neighbour = neighbours.first(where: { sizes[$0] > least }) else { return nil }
        let moved = min(cells, sizes[neighbour] - least)
        sizes[index] += moved
        sizes[neighbour] -= moved
        return sizes
    }
}
