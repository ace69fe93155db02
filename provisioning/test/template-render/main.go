// Renders Go templates as Grafana does, for tests: requests come as one JSON array on standard input, and the texts go
// out as one JSON array. A request is a notification ({"template", "name", "data"}), the templates of one alert's
// annotations ({"annotations", "labels", "values"}) or a value to be written as JSON ({"json"}).
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"strings"
	"text/template"
	"time"
)

type request struct {
	Template    string              `json:"template"`
	Name        string              `json:"name"`
	Data        Data                `json:"data"`
	Annotations map[string]string   `json:"annotations"`
	Labels      map[string]string   `json:"labels"`
	Values      map[string]*float64 `json:"values"`
	ExternalURL string              `json:"externalURL"`
	JSON        any                 `json:"json"`
}

type value struct {
	Labels map[string]string
	Value  float64
}

// The functions of notification templates that every Grafana since 11.0 has.
var notificationFuncs = template.FuncMap{
	"toUpper": strings.ToUpper,
	"toLower": strings.ToLower,
	"title":   func(text string) string { return strings.ToUpper(text[:1]) + text[1:] },
	"join":    func(separator string, parts []string) string { return strings.Join(parts, separator) },
	"match":   regexp.MatchString,
	"reReplaceAll": func(pattern, replacement, text string) string {
		return regexp.MustCompile(pattern).ReplaceAllString(text, replacement)
	},
	"stringSlice": func(parts ...string) []string { return parts },
}

func notification(r request) (string, error) {
	parsed, err := template.New("").Option("missingkey=zero").Funcs(notificationFuncs).Parse(r.Template)
	if err != nil {
		return "", err
	}
	out := bytes.Buffer{}
	err = parsed.ExecuteTemplate(&out, r.Name, r.Data)
	return out.String(), err
}

func annotations(r request) (string, error) {
	values := map[string]value{}
	for name, number := range r.Values {
		values[name] = value{r.Labels, math.NaN()}
		if number != nil {
			values[name] = value{r.Labels, *number}
		}
	}
	data := map[string]any{"Labels": r.Labels, "Values": values, "Value": ""}
	funcs := template.FuncMap{
		"toTime":      func(seconds float64) time.Time { return time.UnixMilli(int64(seconds * 1000)).UTC() },
		"externalURL": func() string { return r.ExternalURL },
	}
	expanded := map[string]string{}
	for name, text := range r.Annotations {
		whole := "{{- $labels := .Labels -}}{{- $values := .Values -}}{{- $value := .Value -}}" + text
		parsed, err := template.New(name).Option("missingkey=invalid").Funcs(funcs).Parse(whole)
		if err != nil {
			return "", err
		}
		out := bytes.Buffer{}
		if err := parsed.Execute(&out, data); err != nil {
			return "", err
		}
		expanded[name] = strings.ReplaceAll(out.String(), "<no value>", "[no value]")
	}
	text, err := json.Marshal(expanded)
	return string(text), err
}

func asJSON(r request) (string, error) {
	text, err := json.Marshal(r.JSON)
	return string(text), err
}

func main() {
	requests := []request{}
	if err := json.NewDecoder(os.Stdin).Decode(&requests); err != nil {
		fail(err)
	}
	texts := make([]string, 0, len(requests))
	for _, r := range requests {
		render := notification
		if r.Annotations != nil {
			render = annotations
		}
		if r.JSON != nil {
			render = asJSON
		}
		text, err := render(r)
		if err != nil {
			fail(err)
		}
		texts = append(texts, text)
	}
	if err := json.NewEncoder(os.Stdout).Encode(texts); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
