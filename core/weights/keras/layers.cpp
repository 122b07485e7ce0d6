// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/keras/layers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

namespace headstart::weights::keras {

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 5> kClasses = {{{"conv2d", Kind::Convolution},
                                                                        {"depthwise_conv2d", Kind::Depthwise},
                                                                        {"separable_conv2d", Kind::Separable},
                                                                        {"batch_normalization", Kind::Norm},
                                                                        {"dense", Kind::Dense}}};

std::string_view lastPart(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

std::string_view withoutLastPart(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// The texts of an attribute, or none. What the child wrote is not trusted.
std::vector<std::string> textsOf(const WeightsFile &file, const std::string &key)
{
    const auto found = file.metadata().find(key);
    if (found == file.metadata().end())
        return {};
    const auto json = nlohmann::json::parse(found->second, nullptr, false);
    std::vector<std::string> out;
    if (json.is_array())
        for (const auto &text : json)
            if (text.is_string())
                out.push_back(text.get<std::string>());
    return out;
}

/// "kernel" of "block1_conv1/kernel:0".
std::string_view variableOf(std::string_view weight)
{
    const std::string_view last = lastPart(weight);
    return last.substr(0, last.find(':'));
}

/// Keras' names of variables -> ours.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kVariables = {{{"kernel", "kernel"},
                                                                                      {"bias", "bias"},
                                                                                      {"depthwise_kernel", "depthwise"},
                                                                                      {"pointwise_kernel", "pointwise"},
                                                                                      {"gamma", "gamma"},
                                                                                      {"beta", "beta"},
                                                                                      {"moving_mean", "mean"},
                                                                                      {"moving_variance", "variance"}}};

/// A layer's kind, by what it holds; nothing for another. In some versions a depthwise convolution's kernel is called
/// like any other's.
std::optional<Kind> kindOf(Layer &layer)
{
    if (layer.weights.contains("pointwise"))
        return Kind::Separable;
    if (layer.weights.contains("mean"))
        return Kind::Norm;
    if (auto node = layer.weights.extract("depthwise")) {
        node.key() = "kernel";
        layer.weights.insert(std::move(node));
        return Kind::Depthwise;
    }
    const auto kernel = layer.weights.find("kernel");
    if (kernel == layer.weights.end())
        return {};
    const auto &shape = kernel->second->shape;
    if (shape.size() == 2)
        return Kind::Dense;
    if (shape.size() != 4)
        return {};
    const bool isDepthwise = shape[3] == 1 && shape[2] > 1 && shape[0] > 1;
    return isDepthwise ? Kind::Depthwise : Kind::Convolution;
}

/// By the layers' names. `root` is where the attribute layer_names is.
class NamedLayers {
public:
    NamedLayers(const WeightsFile &file, std::string root) : m_file(file), m_root(std::move(root)) {}

    std::vector<Layer> read()
    {
        for (const std::string &name : textsOf(m_file, m_root + "@layer_names"))
            readOne(name);
        std::vector<Layer> out;
        for (Layer &layer : m_layers)
            if (const auto kind = kindOf(layer)) {
                layer.kind = *kind;
                out.push_back(std::move(layer));
            }
        return out;
    }

private:
    /// One of the outermost model's layers, which may be a model with layers of its own.
    void readOne(const std::string &name)
    {
        const std::string group = m_root.empty() ? name : m_root + "/" + name;
        const std::string withSlash = group + "/";
        const std::size_t first = m_layers.size();
        std::map<std::string_view, std::size_t> places; // prefix of the weights -> layer
        const std::vector<std::string> weights = textsOf(m_file, group + "@weight_names");
        for (const std::string &weight : weights) {
            const TensorInfo *tensor = m_file.find(withSlash + weight);
            const auto *const variable = std::find_if(kVariables.begin(), kVariables.end(), [&](const auto &pair) {
                return pair.first == variableOf(weight);
            });
            if (!tensor || variable == kVariables.end())
                continue;
            const auto [place, isNew] = places.emplace(withoutLastPart(weight), m_layers.size());
            if (isNew)
                m_layers.push_back({Kind::Convolution, name, std::string(lastPart(place->first)), {}});
            m_layers[place->second].weights.emplace(variable->second, tensor);
        }
        if (m_layers.size() == first + 1 && m_layers[first].name == name)
            m_layers[first].model.clear(); // a layer like any other
    }

    const WeightsFile &m_file;
    std::string m_root;
    std::vector<Layer> m_layers;
};

/// What a layer of a class holds, in order.
std::vector<std::string_view> variablesOf(Kind kind, std::size_t count)
{
    if (kind == Kind::Separable)
        return {"depthwise", "pointwise", "bias"};
    if (kind != Kind::Norm)
        return {"kernel", "bias"};
    if (count == 4)
        return {"gamma", "beta", "mean", "variance"};
    return count == 3 ? std::vector<std::string_view>{"beta", "mean", "variance"}
                      : std::vector<std::string_view>{"mean", "variance"};
}

/// By class and number: MODEL/layers/conv2d_7/vars/0.
class NumberedLayers {
public:
    explicit NumberedLayers(const WeightsFile &file) : m_file(file) {}

    std::vector<Layer> read()
    {
        collect();
        std::vector<Layer> out;
        for (const auto &[place, weights] : m_found) {
            const auto &[model, kind, number] = place;
            Layer layer = {kind, model, nameOf(*weights.begin()->second), {}};
            const auto variables = variablesOf(kind, weights.size());
            for (const auto &[index, tensor] : weights)
                if (index < variables.size())
                    layer.weights.emplace(variables[index], tensor);
            out.push_back(std::move(layer));
        }
        return out;
    }

private:
    void collect()
    {
        for (const TensorInfo &tensor : m_file.tensors()) {
            const std::string_view path = tensor.name;
            const std::string_view vars = withoutLastPart(path);
            const std::string_view layer = withoutLastPart(vars);
            const auto index = countIn("_" + std::string(lastPart(path)), "");
            if (lastPart(vars) != "vars" || !index)
                continue;
            for (const auto &[className, kind] : kClasses)
                if (const auto number = countIn(lastPart(layer), className))
                    m_found[{std::string(withoutLastPart(withoutLastPart(layer))), kind, *number}][*index] = &tensor;
        }
    }

    /// The name that later versions keep beside the weights.
    std::string nameOf(const TensorInfo &tensor) const
    {
        const std::string vars(withoutLastPart(tensor.name));
        const auto texts = textsOf(m_file, vars + "@name");
        return texts.empty() ? std::string() : texts.front();
    }

    using Place = std::tuple<std::string, Kind, std::size_t>; // model, class, number
    const WeightsFile &m_file;
    std::map<Place, std::map<std::size_t, const TensorInfo *>> m_found;
};

} // namespace

std::optional<std::size_t> countIn(std::string_view name, std::string_view className)
{
    if (name.substr(0, className.size()) != className)
        return {};
    name.remove_prefix(className.size());
    if (name.empty())
        return 0;
    std::size_t number = 0;
    const auto *const end = name.data() + name.size();
    const auto [last, error] = std::from_chars(name.data() + 1, end, number);
    return name.front() == '_' && error == std::errc() && last == end ? std::optional(number) : std::nullopt;
}

std::vector<Layer> layersOf(const WeightsFile &file)
{
    for (const char *root : {"", "model_weights"})
        if (file.metadata().contains(std::string(root) + "@layer_names"))
            return NamedLayers(file, root).read();
    return NumberedLayers(file).read();
}

} // namespace headstart::weights::keras
