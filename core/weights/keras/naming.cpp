// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/keras/naming.h"

#include "core/weights/keras/layers.h"
#include "core/weights/keras/tables.h"

#include <algorithm>
#include <array>
#include <set>

namespace headstart::weights::keras {

namespace {

constexpr std::array kKinds = {Kind::Convolution, Kind::Depthwise, Kind::Separable, Kind::Norm, Kind::Dense};

std::string_view classNameOf(Kind kind)
{
    return kind == Kind::Convolution ? "conv2d" : kind == Kind::Norm ? "batch_normalization" : "";
}

using Layers = std::vector<const Layer *>;
using Slots = std::vector<const Slot *>;
struct Match {
    const Slot *slot;
    const Layer *layer;
};
using Matches = std::vector<Match>;

Layers ofKind(const Layers &layers, Kind kind)
{
    Layers out;
    std::copy_if(layers.begin(), layers.end(), std::back_inserter(out),
                 [&](const Layer *layer) { return layer->kind == kind; });
    return out;
}

Slots ofKind(const Table &table, Kind kind)
{
    Slots out;
    for (const Slot &slot : table.slots)
        if (slot.kind == kind)
            out.push_back(&slot);
    return out;
}

/// By name, and where Keras counted, by that count: layers were made in the order of their numbers. Nothing if the file
/// lacks one of the names.
Matches byName(const Slots &slots, const Layers &layers, Kind kind)
{
    Matches out;
    std::map<std::size_t, const Layer *> counted;
    for (const Layer *layer : layers)
        if (const auto count = countIn(layer->name, classNameOf(kind)); count && !layer->name.empty())
            counted.emplace(*count, layer);
    auto next = counted.begin();
    for (const Slot *slot : slots) {
        const auto named =
            std::find_if(layers.begin(), layers.end(), [&](const Layer *layer) { return layer->name == slot->theirs; });
        if (!slot->theirs.empty() && named != layers.end())
            out.push_back({slot, *named});
        else if (slot->theirs.empty() && next != counted.end())
            out.push_back({slot, (next++)->second});
        else
            return {};
    }
    return out;
}

Matches byOrder(Slots slots, const Layers &layers)
{
    std::stable_sort(slots.begin(), slots.end(), [](const Slot *a, const Slot *b) { return a->listed < b->listed; });
    Matches out;
    for (std::size_t i = 0; i < std::min(slots.size(), layers.size()); ++i)
        out.push_back({slots[i], layers[i]});
    return out;
}

Matches matched(const Table &table, const Layers &layers)
{
    Matches out;
    for (const Kind kind : kKinds) {
        const Slots slots = ofKind(table, kind);
        const Layers theirs = ofKind(layers, kind);
        Matches found = byName(slots, theirs, kind);
        // A network's own dense layers are else told from a user's by their number: with its head there is one more.
        const bool isByOrder = kind != Kind::Dense || theirs.size() == slots.size() + 1;
        if (found.size() != slots.size() && isByOrder)
            found = byOrder(slots, theirs);
        out.insert(out.end(), found.begin(), found.end());
    }
    return out;
}

/// The models in the file, the file itself among them.
std::map<std::string, Layers> models(const std::vector<Layer> &layers)
{
    std::map<std::string, Layers> out;
    for (const Layer &layer : layers)
        out[layer.model].push_back(&layer);
    return out;
}

/// Makes the tensors' descriptions. Those of the file that it used are marked.
class Describer {
public:
    Describer(const WeightsFile &file, const Table &table) : m_file(file), m_table(table) {}

    void add(const Match &match)
    {
        const auto &[slot, layer] = match;
        switch (slot->kind) {
        case Kind::Convolution:
            return addConvolution(*slot, *layer);
        case Kind::Depthwise:
            return addKernel(*layer, "kernel", slot->ours, {2, 3, 0, 1});
        case Kind::Separable:
            addKernel(*layer, "depthwise", slot->ours, {2, 3, 0, 1});
            return addKernel(*layer, "pointwise", slot->pointwise, {3, 2, 0, 1});
        case Kind::Norm:
            return addNorm(slot->ours, *layer);
        case Kind::Dense:
            return addDense(slot->ours, *layer, slot->flattened);
        }
    }

    /// A dense layer, or a convolution of 1x1.
    void addHead(const Layer &layer)
    {
        if (layer.kind == Kind::Dense)
            return addDense(m_table.head, layer, {});
        if (const TensorInfo *kernel = find(layer, "kernel"); kernel && kernel->shape.size() == 4) {
            TensorInfo flat = *kernel; // [1, 1, in, out]
            flat.shape = {kernel->shape[3], kernel->shape[2]};
            flat.strides = {kernel->strides[3], kernel->strides[2]};
            add(m_table.head + ".weight", std::move(flat));
        }
        addAsItIs(layer, "bias", m_table.head + ".bias");
    }

    /// Adds what was not used, under the file's names.
    std::vector<TensorInfo> take()
    {
        for (const TensorInfo &tensor : m_file.tensors())
            if (!m_used.contains(&tensor))
                m_out.push_back(tensor);
        return std::move(m_out);
    }

private:
    const TensorInfo *find(const Layer &layer, std::string_view variable)
    {
        const auto found = layer.weights.find(variable);
        if (found == layer.weights.end())
            return nullptr;
        m_used.insert(found->second);
        return found->second;
    }

    void add(std::string name, TensorInfo tensor)
    {
        tensor.name = std::move(name);
        m_out.push_back(std::move(tensor));
    }

    void addAsItIs(const Layer &layer, std::string_view variable, std::string name)
    {
        if (const TensorInfo *tensor = find(layer, variable))
            add(std::move(name), *tensor);
    }

    /// The axes of the result, as axes of [height, width, in, out].
    void addKernel(const Layer &layer, std::string_view variable, const std::string &ours,
                   std::array<std::size_t, 4> axes)
    {
        const TensorInfo *kernel = find(layer, variable);
        if (!kernel || kernel->shape.size() != axes.size())
            return;
        TensorInfo out = *kernel;
        for (std::size_t i = 0; i < axes.size(); ++i) {
            out.shape[i] = kernel->shape[axes.at(i)];
            out.strides[i] = kernel->strides[axes.at(i)];
        }
        add(ours + ".weight", std::move(out));
    }

    void addConvolution(const Slot &slot, const Layer &layer)
    {
        addKernel(layer, "kernel", slot.ours, {3, 2, 0, 1});
        const TensorInfo *bias = find(layer, "bias");
        if (bias && slot.norm.empty())
            add(slot.ours + ".bias", *bias);
        else if (bias)
            m_biases[slot.norm] = std::make_shared<const TensorInfo>(*bias);
    }

    /// [in, out]. Behind a picture, `in` are the elements of [height, width, channels]; ours are of [channels, height,
    /// width].
    void addDense(const std::string &ours, const Layer &layer, std::array<std::uint64_t, 3> flattened)
    {
        const TensorInfo *kernel = find(layer, "kernel");
        if (kernel && kernel->shape.size() == 2) {
            TensorInfo out = *kernel;
            out.shape = {kernel->shape[1], kernel->shape[0]};
            out.strides = {kernel->strides[1], kernel->strides[0]};
            const auto [channels, height, width] = flattened;
            if (channels > 0 && channels * height * width == kernel->shape[0]) {
                const std::uint64_t row = kernel->strides[0];
                out.strides = {kernel->strides[1], row, width * channels * row, channels * row};
                out.recipe = std::make_shared<const Recipe>(Recipe{{out.shape[0], channels, height, width}});
            }
            add(ours + ".weight", std::move(out));
        }
        addAsItIs(layer, "bias", ours + ".bias");
    }

    /// The convolution in front of it, if that has a bias, has been added before.
    void addNorm(const std::string &ours, const Layer &layer)
    {
        const TensorInfo *beta = find(layer, "beta");
        const TensorInfo *mean = find(layer, "mean");
        const TensorInfo *variance = find(layer, "variance");
        const TensorInfo *gamma = find(layer, "gamma");
        if (!beta || !mean || !variance)
            return;
        TensorInfo scale = gamma ? *gamma : *mean;
        if (!gamma)
            scale.recipe = std::make_shared<const Recipe>(Recipe{{}, 0, nullptr, true});
        add(ours + ".weight", std::move(scale));
        add(ours + ".bias", *beta);
        TensorInfo moved = *mean;
        const auto bias = m_biases.find(ours);
        if (bias != m_biases.end())
            moved.recipe = std::make_shared<const Recipe>(Recipe{{}, 0, bias->second});
        const bool fits =
            bias == m_biases.end() || (bias->second->shape == mean->shape && bias->second->dtype == mean->dtype);
        if (fits) // else it is missing, as planLoad will say
            add(ours + ".running_mean", std::move(moved));
        TensorInfo widened = *variance;
        if (m_table.epsilonSurplus > 0)
            widened.recipe = std::make_shared<const Recipe>(Recipe{{}, m_table.epsilonSurplus});
        add(ours + ".running_var", std::move(widened));
    }

    const WeightsFile &m_file;
    const Table &m_table;
    std::vector<TensorInfo> m_out;
    std::set<const TensorInfo *> m_used;
    std::map<std::string, std::shared_ptr<const TensorInfo>> m_biases; ///< of a convolution, by its norm's name
};

/// The layer that gives the classes: the only one of its kind that is left; nothing if there are several.
const Layer *headOf(const Table &table, const std::vector<Layer> &layers, const Matches &matches)
{
    const auto isLeft = [&](const Layer &layer, Kind kind) {
        return layer.kind == kind && std::none_of(matches.begin(), matches.end(), [&](const Match &match) {
                   return match.layer == &layer;
               });
    };
    const auto only = [&](Kind kind) -> const Layer * {
        const auto is = [&](const Layer &layer) { return isLeft(layer, kind); };
        const auto first = std::find_if(layers.begin(), layers.end(), is);
        return first != layers.end() && std::find_if(first + 1, layers.end(), is) == layers.end() ? &*first : nullptr;
    };
    if (const Layer *dense = only(Kind::Dense))
        return dense;
    return table.headIsConvolution ? only(Kind::Convolution) : nullptr;
}

} // namespace

bool isOf(const WeightsFile &file)
{
    return file.naming().empty() && (file.format() == Format::KerasHdf5 || file.format() == Format::KerasZip);
}

Result<WeightsFile> describedFor(const WeightsFile &file, std::string_view network)
{
    if (!isOf(file))
        return file;
    const auto table = tableOf(network);
    if (!table) {
        std::string known;
        for (const std::string_view id : networksWithTable())
            (known += known.empty() ? "" : ", ") += id;
        return badInput(file.name(),
                        say("this is a file of Keras', and %1 differs from Keras' networks; those that take "
                            "such a file are %2",
                            network, known));
    }
    return described(file, *table);
}

WeightsFile described(const WeightsFile &file, const Table &table)
{
    const std::vector<Layer> layers = layersOf(file);
    Matches best;
    for (const auto &[name, model] : models(layers))
        if (Matches found = matched(table, model); found.size() > best.size())
            best = std::move(found);
    Describer describer(file, table);
    for (const Kind kind : kKinds) // norms behind convolutions, whose biases they take
        for (const Match &match : best)
            if (match.slot->kind == kind)
                describer.add(match);
    if (const Layer *head = headOf(table, layers, best))
        describer.addHead(*head);
    return file.described(describer.take(), kNaming);
}

} // namespace headstart::weights::keras
